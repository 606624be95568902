#include "services/dispatcher/callbacks/pacing.h"

#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

TEST(CallbackPacingTest, SevenTriesInHalfAnHour) {
  absl::Duration total;
  int tries = 1;
  while (const auto delay = CallbackDelay(tries, absl::ZeroDuration())) {
    total += *delay;
    ++tries;
  }
  EXPECT_EQ(tries, 7);
  EXPECT_EQ(total, absl::Seconds(5 + 30) + absl::Minutes(2 + 5 + 10 + 15));
}

TEST(CallbackPacingTest, AReceiverMayAskForMoreTime) {
  EXPECT_EQ(CallbackDelay(1, absl::Minutes(1)), absl::Minutes(1));
  EXPECT_EQ(CallbackDelay(1, absl::Hours(9)), absl::Hours(1));
  EXPECT_EQ(CallbackDelay(6, absl::Seconds(1)), absl::Minutes(15));
}

}  // namespace
}  // namespace firstline::dispatcher
