#pragma once

#include <mutex>

#include "absl/time/time.h"

namespace firstline::http {

// Keeps calls away from an endpoint that fails every time. After `failures` failures in a row it is open: nothing is
// let through until `pause` has passed; then one call at a time tries, and its success closes it again. Thread-safe.
class Breaker {
 public:
  struct Limits {
    int failures = 5;
    absl::Duration pause = absl::Seconds(15);
  };

  explicit Breaker(const Limits& limits) : limits_(limits) {}

  // Whether a call may be made now. Every true must be followed by Succeeded or Failed.
  bool Allows(absl::Time now) {
    const std::lock_guard lock(mutex_);
    if (failures_ < limits_.failures) return true;
    if (now < open_until_ || trying_) return false;
    trying_ = true;
    return true;
  }
  void Succeeded() {
    const std::lock_guard lock(mutex_);
    failures_ = 0;
    trying_ = false;
  }
  void Failed(absl::Time now) {
    const std::lock_guard lock(mutex_);
    if (failures_ < limits_.failures) ++failures_;
    open_until_ = now + limits_.pause;
    trying_ = false;
  }
  bool Open() const {
    const std::lock_guard lock(mutex_);
    return failures_ >= limits_.failures;
  }

 private:
  const Limits limits_;
  mutable std::mutex mutex_;  // guards what follows
  int failures_ = 0;          // in a row, at most limits_.failures
  bool trying_ = false;
  absl::Time open_until_ = absl::InfinitePast();
};

}  // namespace firstline::http
