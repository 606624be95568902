#include "cli/dev/outage.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"

namespace firstline::dev {
namespace {

constexpr std::array<absl::string_view, 8> kProcesses = {"ingest",     "classifier", "retriever", "responder",
                                                         "escalation", "dispatcher", "kafka",     "redis"};
constexpr int kMaxSeconds = 3600;

}  // namespace

absl::StatusOr<OutageSpec> ParseOutage(const std::string& text) {
  OutageSpec spec;
  if (text.empty()) return spec;
  const auto refused = [&](absl::string_view wanted) {
    return absl::InvalidArgumentError(absl::StrCat("--kill is \"", text, "\", want ", wanted));
  };
  const std::pair<std::string, std::string> parts = absl::StrSplit(text, absl::MaxSplits('@', 1));
  const std::pair<std::string, std::string> when = absl::StrSplit(parts.second, absl::MaxSplits('+', 1));
  spec.process = parts.first;
  if (std::find(kProcesses.begin(), kProcesses.end(), spec.process) == kProcesses.end()) {
    return refused("one of the six services, kafka or redis before the @");
  }
  if (!absl::SimpleAtoi(when.first, &spec.after_turns) || spec.after_turns < 1) {
    return refused("NAME@TURNS with at least 1 turn");
  }
  if (when.second == "forever") {
    spec.away = absl::InfiniteDuration();
  } else if (absl::StrContains(parts.second, '+')) {
    int seconds = 0;
    if (!absl::SimpleAtoi(when.second, &seconds) || seconds < 0 || seconds > kMaxSeconds) {
      return refused(absl::StrCat("0 to ", kMaxSeconds, " seconds or \"forever\" after the +"));
    }
    spec.away = absl::Seconds(seconds);
  }
  return spec;
}

Outage::Do Outage::Next(absl::Time now) {
  if (stage_ == Stage::kBefore && !spec_.process.empty() && ended_ >= spec_.after_turns) {
    stage_ = Stage::kAway;
    back_at_ = now + spec_.away;
    return Do::kKill;
  }
  if (stage_ == Stage::kAway && now >= back_at_) {
    stage_ = Stage::kOver;
    return Do::kBringBack;
  }
  return Do::kNothing;
}

}  // namespace firstline::dev
