#include "services/ingest/api/repeats.h"

#include <gtest/gtest.h>

namespace firstline::ingest {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

TEST(RepeatsTest, AKeyKeepsItsBody) {
  Repeats repeats;
  EXPECT_TRUE(repeats.Fits("acme", "k", "a", kNow));
  EXPECT_TRUE(repeats.Fits("acme", "k", "a", kNow));
  EXPECT_FALSE(repeats.Fits("acme", "k", "b", kNow));
  EXPECT_TRUE(repeats.Fits("other", "k", "b", kNow));
}

TEST(RepeatsTest, AKeyIsForgottenAfterADay) {
  Repeats repeats;
  EXPECT_TRUE(repeats.Fits("acme", "k", "a", kNow));
  EXPECT_FALSE(repeats.Fits("acme", "k", "b", kNow + absl::Hours(24) - absl::Seconds(1)));
  EXPECT_TRUE(repeats.Fits("acme", "k", "b", kNow + absl::Hours(24)));
}

TEST(RepeatsTest, TheOldestKeyMakesRoom) {
  Repeats repeats(2);
  EXPECT_TRUE(repeats.Fits("acme", "k1", "a", kNow));
  EXPECT_TRUE(repeats.Fits("acme", "k2", "a", kNow));
  EXPECT_TRUE(repeats.Fits("acme", "k3", "a", kNow));
  EXPECT_FALSE(repeats.Fits("acme", "k3", "b", kNow));
  EXPECT_TRUE(repeats.Fits("acme", "k1", "b", kNow));
}

}  // namespace
}  // namespace firstline::ingest
