#include "services/dispatcher/core/pacing.h"

#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

const absl::Time kT0 = absl::FromUnixSeconds(1'800'000'000);

TEST(RateOfTest, NoMinuteSeesMoreThanTheQuotaLessTheReserve) {
  for (const int quota : {20, 100, 300}) {
    const Rate rate = RateOf({.updates_per_minute = quota, .reserve = 0.2});
    EXPECT_NEAR(rate.capacity + rate.per_second * 60, quota * 0.8, 1e-9);
    EXPECT_GE(rate.capacity, 1);
    EXPECT_GT(rate.per_second, 0);
  }
}

TEST(RateOfTest, AZendeskAccountMayUpdateTwentyTicketsAtOnceAndOneASecond) {
  const Rate rate = RateOf({});
  EXPECT_NEAR(rate.capacity, 20, 1e-9);
  EXPECT_NEAR(rate.per_second, 1, 1e-9);
}

TEST(RateOfTest, EvenATinyQuotaLetsOneCallThrough) {
  EXPECT_EQ(RateOf({.updates_per_minute = 2, .reserve = 0.5}).capacity, 1);
}

TEST(GateTest, StaysShutExactlyAsLongAsAsked) {
  Gate gate;
  EXPECT_EQ(gate.free_at(), absl::InfinitePast());
  gate.RetryAfter(kT0, absl::Seconds(17));
  EXPECT_EQ(gate.free_at(), kT0 + absl::Seconds(17));
}

TEST(GateTest, AShorterWishDoesNotShortenALongerOne) {
  Gate gate;
  gate.RetryAfter(kT0, absl::Seconds(60));
  gate.RetryAfter(kT0 + absl::Seconds(1), absl::Seconds(5));
  EXPECT_EQ(gate.free_at(), kT0 + absl::Seconds(60));
}

TEST(GateTest, APauseLastsInTheMetricUntilACallSucceeds) {
  Gate gate;
  gate.RetryAfter(kT0, absl::Seconds(1));
  EXPECT_FALSE(gate.paused());
  gate.Pause(kT0, absl::Minutes(1));
  EXPECT_TRUE(gate.paused());
  EXPECT_EQ(gate.free_at(), kT0 + absl::Minutes(1));
  gate.Succeeded();
  EXPECT_FALSE(gate.paused());
}

}  // namespace
}  // namespace firstline::dispatcher
