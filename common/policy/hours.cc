#include "common/policy/hours.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/civil_time.h"
#include "common/base/status_macros.h"
#include "common/policy/nearest_name.h"

namespace firstline::policy {
namespace {

constexpr absl::string_view kDays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr int kMinutesPerDay = 24 * 60;

absl::StatusOr<int> ParseDay(absl::string_view text) {
  const std::string day = absl::AsciiStrToLower(text);
  for (int i = 0; i < 7; ++i) {
    if (day == kDays[i]) return i;
  }
  return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is no day, want mon to sun", DidYouMean(day, kDays)));
}

// "09:00" as minutes of the day; 24:00 is the end of the day.
absl::StatusOr<int> ParseMinute(absl::string_view text) {
  const auto digit = [&](size_t i) { return absl::ascii_isdigit(static_cast<unsigned char>(text[i])); };
  if (text.size() == 5 && digit(0) && digit(1) && text[2] == ':' && digit(3) && digit(4)) {
    const int hour = (text[0] - '0') * 10 + (text[1] - '0');
    const int minute = (text[3] - '0') * 10 + (text[4] - '0');
    if (minute < 60 && hour * 60 + minute <= kMinutesPerDay) return hour * 60 + minute;
  }
  return absl::InvalidArgumentError(absl::StrCat("\"", text, "\" is no time of day, want HH:MM from 00:00 to 24:00"));
}

// "mon-fri 09:00-17:00".
absl::Status ParseSpan(absl::string_view text, std::vector<Hours::Span>& spans) {
  const std::vector<absl::string_view> words = absl::StrSplit(text, absl::ByAnyChar(" \t"), absl::SkipEmpty());
  if (words.size() != 2) {
    return absl::InvalidArgumentError(absl::StrCat("\"", absl::StripAsciiWhitespace(text),
                                                   "\" is no span, want days and times: mon-fri 09:00-17:00"));
  }
  const std::pair<absl::string_view, absl::string_view> days = absl::StrSplit(words[0], absl::MaxSplits('-', 1));
  FL_ASSIGN_OR_RETURN(const int first, ParseDay(days.first));
  int last = first;
  if (words[0].find('-') != absl::string_view::npos) {
    FL_ASSIGN_OR_RETURN(last, ParseDay(days.second));
  }
  const std::pair<absl::string_view, absl::string_view> times = absl::StrSplit(words[1], absl::MaxSplits('-', 1));
  FL_ASSIGN_OR_RETURN(const int open, ParseMinute(times.first));
  FL_ASSIGN_OR_RETURN(const int close, ParseMinute(times.second));
  if (open >= close) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", words[1], "\" closes before it opens; write a night as two spans"));
  }
  for (int day = first;; day = (day + 1) % 7) {
    spans.push_back({.weekday = day, .open_minute = open, .close_minute = close});
    if (day == last) return absl::OkStatus();
  }
}

// Names only: absl::LoadTimeZone would also open paths.
bool IsZoneName(absl::string_view zone) {
  return !zone.empty() && zone[0] != '/' && std::all_of(zone.begin(), zone.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '/' || c == '_' || c == '-' || c == '+';
  });
}

absl::Time At(const Hours& hours, absl::CivilDay day, int minute) {
  return absl::FromCivil(absl::CivilMinute(day) + minute, hours.zone);
}

// The end of the open period `now` lies in.
absl::Time CloseOf(const Hours& hours, absl::Time now) {
  absl::Time close = now;
  const absl::CivilDay today = absl::ToCivilDay(now, hours.zone);
  for (const Hours::Span& span : hours.spans) {
    if (span.weekday != static_cast<int>(absl::GetWeekday(today))) continue;
    if (At(hours, today, span.open_minute) <= now) close = std::max(close, At(hours, today, span.close_minute));
  }
  return close;
}

}  // namespace

absl::StatusOr<Hours> ParseHours(absl::string_view text) {
  Hours hours;
  text = absl::StripAsciiWhitespace(text);
  if (text.empty()) return hours;
  const size_t before_zone = text.find_last_of(" \t");
  if (before_zone == absl::string_view::npos) {
    return absl::InvalidArgumentError("want days, times and time zone: mon-fri 09:00-17:00 Europe/Berlin");
  }
  const absl::string_view zone = text.substr(before_zone + 1);
  if (!IsZoneName(zone) || !absl::LoadTimeZone(zone, &hours.zone)) {
    return absl::InvalidArgumentError(
        absl::StrCat("\"", zone, "\" is no time zone, want a name such as Europe/Berlin or UTC"));
  }
  for (const absl::string_view span : absl::StrSplit(text.substr(0, before_zone), ',')) {
    FL_RETURN_IF_ERROR(ParseSpan(span, hours.spans));
  }
  std::sort(hours.spans.begin(), hours.spans.end(), [](const Hours::Span& a, const Hours::Span& b) {
    return std::tie(a.weekday, a.open_minute, a.close_minute) < std::tie(b.weekday, b.open_minute, b.close_minute);
  });
  return hours;
}

bool IsOpen(const Hours& hours, absl::Time now) { return NextOpen(hours, now) == now; }

absl::Time AddOpenTime(const Hours& hours, absl::Time from, absl::Duration open_time) {
  if (open_time <= absl::ZeroDuration()) return from;
  if (hours.AlwaysOpen()) return from + open_time;
  const absl::Time limit = from + absl::Hours(2 * 366 * 24);
  absl::Time at = NextOpen(hours, from);
  while (at < limit) {
    const absl::Duration left_today = CloseOf(hours, at) - at;
    if (open_time <= left_today) return at + open_time;
    open_time -= left_today;
    at = NextOpen(hours, at + left_today);
  }
  return absl::InfiniteFuture();
}

absl::Time NextOpen(const Hours& hours, absl::Time now) {
  if (hours.AlwaysOpen()) return now;
  const absl::CivilDay today = absl::ToCivilDay(now, hours.zone);
  // Every weekday comes up again within a week; the second week is for a span that a clock change swallows whole.
  for (int ahead = 0; ahead <= 14; ++ahead) {
    const absl::CivilDay day = today + ahead;
    const int weekday = static_cast<int>(absl::GetWeekday(day));  // Abseil's enum starts with monday = 0
    for (const Hours::Span& span : hours.spans) {
      if (span.weekday != weekday) continue;
      const absl::Time open = At(hours, day, span.open_minute);
      const absl::Time close = At(hours, day, span.close_minute);
      if (open < close && now < close) return std::max(open, now);
    }
  }
  return now;
}

}  // namespace firstline::policy
