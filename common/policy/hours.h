#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::policy {

// When a team works: weekly spans of local time in one time zone. Without spans it always works. A value; the time zone
// data is loaded by ParseHours, so asking later touches no file.
struct Hours {
  struct Span {
    int weekday = 0;       // 0 Monday … 6 Sunday
    int open_minute = 0;   // of the local day, [0, 1440)
    int close_minute = 0;  // exclusive, (open_minute, 1440]
  };
  std::vector<Span> spans;  // by weekday, then opening; may overlap
  absl::TimeZone zone;

  bool AlwaysOpen() const { return spans.empty(); }
};

// Parses "mon-fri 09:00-17:00 Europe/Berlin"; several spans are separated by commas: "mon-thu 09:00-17:00, fri
// 09:00-13:00 Europe/Berlin". A day range may wrap ("sat-mon"); 24:00 closes at midnight; a span stays within its day.
// "" is always open. Errors: InvalidArgument that says what was seen and wanted. Thread-safe.
absl::StatusOr<Hours> ParseHours(absl::string_view text);

// True when `now` lies in a span. The opening instant counts, the closing one does not.
bool IsOpen(const Hours& hours, absl::Time now);

// `now` when open, else the next opening instant. Local times that a clock change skips open at the change.
absl::Time NextOpen(const Hours& hours, absl::Time now);

// The instant at which `open_time` of open hours has passed since `from`; `from` itself for zero or less.
// InfiniteFuture when that takes more than two years.
absl::Time AddOpenTime(const Hours& hours, absl::Time from, absl::Duration open_time);

}  // namespace firstline::policy
