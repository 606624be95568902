#include "common/telemetry/repeat_limit.h"

#include <gtest/gtest.h>

namespace firstline::telemetry {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);

TEST(RepeatLimitTest, TheFirstOccurrenceIsReportedAtOnce) {
  RepeatLimit limit(absl::Minutes(10), 100);
  EXPECT_EQ(limit.Report("acme", kNow), 1);
}

TEST(RepeatLimitTest, RepetitionsAreHeldBackForTheIntervalAndThenCounted) {
  RepeatLimit limit(absl::Minutes(10), 100);
  limit.Report("acme", kNow);
  EXPECT_EQ(limit.Report("acme", kNow), std::nullopt);
  EXPECT_EQ(limit.Report("acme", kNow + absl::Minutes(10) - absl::Nanoseconds(1)), std::nullopt);
  EXPECT_EQ(limit.Report("acme", kNow + absl::Minutes(10)), 3);
  EXPECT_EQ(limit.Report("acme", kNow + absl::Minutes(11)), std::nullopt) << "the interval starts anew";
  EXPECT_EQ(limit.Report("acme", kNow + absl::Minutes(20)), 2);
}

TEST(RepeatLimitTest, OneCauseDoesNotHideAnother) {
  RepeatLimit limit(absl::Minutes(10), 100);
  limit.Report("acme", kNow);
  EXPECT_EQ(limit.Report("globex", kNow), 1);
}

TEST(RepeatLimitTest, BeyondItsBoundTheCauseReportedLongestAgoIsForgotten) {
  RepeatLimit limit(absl::Minutes(10), 2);
  limit.Report("a", kNow);
  limit.Report("b", kNow + absl::Seconds(1));
  limit.Report("c", kNow + absl::Seconds(2));
  EXPECT_EQ(limit.Report("b", kNow + absl::Seconds(3)), std::nullopt);
  EXPECT_EQ(limit.Report("a", kNow + absl::Seconds(3)), 1);
}

}  // namespace
}  // namespace firstline::telemetry
