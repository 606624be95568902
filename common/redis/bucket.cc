#include "common/redis/bucket.h"

#include <algorithm>

namespace firstline::redis {

absl::Duration Bucket::Take(const BucketRate& rate, absl::Time now) {
  if (at_ == absl::InfinitePast()) at_ = now;
  if (now > at_) {
    spent_ = std::max(0.0, spent_ - absl::ToDoubleSeconds(now - at_) * rate.per_second);
    at_ = now;
  }
  const double missing = spent_ + 1 - rate.capacity;
  if (missing > 1e-9) return absl::Seconds(missing / rate.per_second);
  spent_ += 1;
  return absl::ZeroDuration();
}

}  // namespace firstline::redis
