#include "common/base/clock.h"

#include "absl/time/clock.h"

namespace firstline {
namespace {

class RealClock : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }
  void Sleep(absl::Duration duration) const override { absl::SleepFor(duration); }
};

}  // namespace

const Clock& Clock::Real() {
  static const RealClock* const clock = new RealClock;
  return *clock;
}

}  // namespace firstline
