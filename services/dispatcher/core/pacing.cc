#include "services/dispatcher/core/pacing.h"

#include <algorithm>

namespace firstline::dispatcher {

Rate RateOf(const Quota& quota) {
  const double per_minute = static_cast<double>(quota.updates_per_minute) * (1.0 - quota.reserve);
  const double capacity = std::max(1.0, per_minute / 4);
  return {capacity, std::max(0.0, per_minute - capacity) / 60};
}

void Gate::RetryAfter(absl::Time now, absl::Duration wait) { free_at_ = std::max(free_at_, now + wait); }

void Gate::Pause(absl::Time now, absl::Duration wait) {
  RetryAfter(now, wait);
  paused_ = true;
}

}  // namespace firstline::dispatcher
