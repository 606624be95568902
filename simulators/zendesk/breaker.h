#pragma once

#include <deque>
#include <utility>

#include "absl/time/time.h"

namespace firstline::sim::zendesk {

// The vendor's pause after too many failed webhooks ([2] in helpdesks.md 1.4): trips at 70 % errors in five minutes, or
// at more than 1,000 of them; while it is open, invocations fail unsent. Pure, not thread-safe.
class Breaker {
 public:
  struct Limits {
    bool on = false;
    absl::Duration window = absl::Minutes(5);
    double error_share = 0.7;
    int errors_max = 1000;
    int invocations_min = 10;                 // [M] below, the share says nothing
    absl::Duration pause = absl::Seconds(5);  // [M]
  };

  explicit Breaker(const Limits& limits) : limits_(limits) {}

  bool Allows(absl::Time now) const { return !limits_.on || now >= open_until_; }
  void Record(bool success, absl::Time now);

 private:
  const Limits limits_;
  std::deque<std::pair<absl::Time, bool>> outcomes_;
  int errors_ = 0;
  absl::Time open_until_ = absl::InfinitePast();
};

}  // namespace firstline::sim::zendesk
