#include "common/http/retry_after.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"

namespace firstline::http {
namespace {

std::optional<absl::Time> ParseHttpDate(absl::string_view value) {
  // IMF-fixdate first; the two obsolete forms must still be understood (RFC 9110, 5.6.7).
  for (const char* format : {"%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"}) {
    absl::Time time;
    std::string error;
    if (absl::ParseTime(format, std::string(value), &time, &error)) return time;
  }
  return std::nullopt;
}

}  // namespace

std::optional<absl::Duration> ParseRetryAfter(absl::string_view value, absl::Time now) {
  value = absl::StripAsciiWhitespace(value);
  if (value.empty()) return std::nullopt;
  if (std::all_of(value.begin(), value.end(), absl::ascii_isdigit)) {
    int64_t seconds = 0;
    // More digits than fit is still a number, only an absurd one.
    if (!absl::SimpleAtoi(value, &seconds)) return kRetryAfterMax;
    return std::min(absl::Seconds(seconds), kRetryAfterMax);
  }
  const std::optional<absl::Time> date = ParseHttpDate(value);
  if (!date) return std::nullopt;
  return std::clamp(*date - now, absl::ZeroDuration(), kRetryAfterMax);
}

}  // namespace firstline::http
