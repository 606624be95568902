#include "services/dispatcher/callbacks/pacing.h"

#include <algorithm>
#include <iterator>

namespace firstline::dispatcher {

std::optional<absl::Duration> CallbackDelay(int tries, absl::Duration retry_after) {
  static constexpr absl::Duration kDelays[] = {absl::Seconds(5), absl::Seconds(30), absl::Minutes(2),
                                               absl::Minutes(5), absl::Minutes(10), absl::Minutes(15)};
  if (tries > static_cast<int>(std::size(kDelays))) return std::nullopt;
  return std::max(kDelays[std::max(tries, 1) - 1], std::min(retry_after, absl::Hours(1)));
}

}  // namespace firstline::dispatcher
