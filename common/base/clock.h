#pragma once

#include "absl/time/time.h"

namespace firstline {

// The one clock seam. Code outside `core/` that needs the time takes a `const Clock&`; code inside takes an absl::Time.
class Clock {
 public:
  virtual ~Clock() = default;
  // Wall-clock time. Thread-safe.
  virtual absl::Time Now() const = 0;
  // Blocks for `duration`. Thread-safe.
  virtual void Sleep(absl::Duration duration) const = 0;
  // The system's clock.
  static const Clock& Real();
};

// A clock that stands still until told otherwise. Sleep moves it forward.
class FakeClock : public Clock {
 public:
  explicit FakeClock(absl::Time now) : now_(now) {}
  absl::Time Now() const override { return now_; }
  void Sleep(absl::Duration duration) const override { now_ += duration; }
  void Advance(absl::Duration duration) { now_ += duration; }

 private:
  mutable absl::Time now_;
};

}  // namespace firstline
