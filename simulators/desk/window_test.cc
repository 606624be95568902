#include "simulators/desk/window.h"

#include "gtest/gtest.h"

namespace firstline::sim::desk {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1795255200);

TEST(WindowTest, AllowsUpToItsLimitAndThenSaysHowLongToWait) {
  Window window(2, absl::Minutes(1));
  EXPECT_EQ(window.Remaining(kNow), 2);
  window.Add(kNow);
  EXPECT_EQ(window.WaitFor(kNow + absl::Seconds(10)), absl::ZeroDuration());
  window.Add(kNow + absl::Seconds(10));
  EXPECT_EQ(window.Remaining(kNow + absl::Seconds(10)), 0);
  EXPECT_EQ(window.WaitFor(kNow + absl::Seconds(20)), absl::Seconds(40));
  EXPECT_EQ(window.WaitFor(kNow + absl::Milliseconds(59'999)), absl::Seconds(1));
  EXPECT_EQ(window.WaitFor(kNow + absl::Seconds(60)), absl::ZeroDuration());
}

TEST(WindowTest, WithoutALimitNothingWaits) {
  Window window(0, absl::Minutes(1));
  for (int i = 0; i < 1000; ++i) window.Add(kNow);
  EXPECT_EQ(window.WaitFor(kNow), absl::ZeroDuration());
}

TEST(WindowTest, ResetsWhenItsOldestCallLeaves) {
  Window window(5, absl::Minutes(1));
  EXPECT_EQ(window.ResetSeconds(kNow), 0);
  window.Add(kNow);
  EXPECT_EQ(window.ResetSeconds(kNow + absl::Seconds(19)), 41);
}

}  // namespace
}  // namespace firstline::sim::desk
