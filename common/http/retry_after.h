#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::http {

// How long a server asks to wait (RFC 9110, 10.2.3): a number of seconds, or a date in one of the three HTTP formats
// (5.6.7), which is compared with `now`. A date in the past is zero. Nothing when the value is neither, so the caller
// falls back to its own back-off. At most `kRetryAfterMax`: beyond a day the value is taken for a mistake and capped.
std::optional<absl::Duration> ParseRetryAfter(absl::string_view value, absl::Time now);

inline constexpr absl::Duration kRetryAfterMax = absl::Hours(24);

}  // namespace firstline::http
