#pragma once

#include "absl/time/time.h"

namespace firstline::redis {

// How fast something may be spent.
struct BucketRate {
  double capacity = 1;    // tokens that may be spent at once, at least 1
  double per_second = 1;  // tokens that flow in, above 0
};

// A token bucket: starts full, fills up at `per_second`. A value; pure.
class Bucket {
 public:
  // Takes one token if there is one and returns zero; otherwise takes nothing and returns how long until there is one.
  // A clock that goes backwards fills nothing.
  absl::Duration Take(const BucketRate& rate, absl::Time now);

 private:
  double spent_ = 0;  // tokens missing to full
  absl::Time at_ = absl::InfinitePast();
};

}  // namespace firstline::redis
