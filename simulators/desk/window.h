#pragma once

#include <cstdint>
#include <deque>

#include "absl/time/time.h"

namespace firstline::sim::desk {

// At most `limit` calls in any span of `length`; 0: no limit.
class Window {
 public:
  Window(int limit, absl::Duration length) : limit_(limit), length_(length) {}

  // Zero when one more is allowed, else how long to wait: whole seconds, at least 1.
  absl::Duration WaitFor(absl::Time now);
  void Add(absl::Time now);
  int limit() const { return limit_; }
  int Remaining(absl::Time now);
  // Whole seconds until the oldest call leaves the window, 0 when it is empty.
  int64_t ResetSeconds(absl::Time now);

 private:
  void Forget(absl::Time now);

  const int limit_;
  const absl::Duration length_;
  std::deque<absl::Time> calls_;
};

}  // namespace firstline::sim::desk
