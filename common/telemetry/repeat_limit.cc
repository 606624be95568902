#include "common/telemetry/repeat_limit.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace firstline::telemetry {

std::optional<int64_t> RepeatLimit::Report(absl::string_view cause, absl::Time now) {
  absl::MutexLock lock(&mutex_);
  const auto known = causes_.find(std::string_view(cause.data(), cause.size()));
  if (known != causes_.end()) {
    Cause& entry = known->second;
    ++entry.held_back;
    if (now < entry.reported_at + interval_) return std::nullopt;
    entry.reported_at = now;
    return std::exchange(entry.held_back, 0);
  }
  if (causes_.size() >= causes_max_) {
    causes_.erase(std::min_element(causes_.begin(), causes_.end(), [](const auto& a, const auto& b) {
      return a.second.reported_at < b.second.reported_at;
    }));
  }
  causes_.emplace(std::string(cause), Cause{.reported_at = now});
  return 1;
}

}  // namespace firstline::telemetry
