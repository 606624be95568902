#include "common/redis/bucket.h"

#include <gtest/gtest.h>

namespace firstline::redis {
namespace {

const absl::Time kT0 = absl::FromUnixSeconds(1'800'000'000);
constexpr BucketRate kRate = {.capacity = 3, .per_second = 2};

TEST(BucketTest, StartsFullAndThenSaysHowLongToWait) {
  Bucket bucket;
  for (int i = 0; i < 3; ++i) EXPECT_EQ(bucket.Take(kRate, kT0), absl::ZeroDuration());
  EXPECT_EQ(bucket.Take(kRate, kT0), absl::Milliseconds(500));
  EXPECT_EQ(bucket.Take(kRate, kT0), absl::Milliseconds(500)) << "asking costs nothing";
}

TEST(BucketTest, AfterExactlyTheWaitThereIsATokenAndNotBefore) {
  Bucket bucket;
  for (int i = 0; i < 3; ++i) bucket.Take(kRate, kT0);
  EXPECT_GT(bucket.Take(kRate, kT0 + absl::Milliseconds(499)), absl::ZeroDuration());
  EXPECT_EQ(bucket.Take(kRate, kT0 + absl::Milliseconds(500)), absl::ZeroDuration());
  EXPECT_GT(bucket.Take(kRate, kT0 + absl::Milliseconds(500)), absl::ZeroDuration());
}

TEST(BucketTest, NeverHoldsMoreThanItsCapacity) {
  Bucket bucket;
  bucket.Take(kRate, kT0);
  const absl::Time later = kT0 + absl::Hours(1);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(bucket.Take(kRate, later), absl::ZeroDuration());
  EXPECT_GT(bucket.Take(kRate, later), absl::ZeroDuration());
}

TEST(BucketTest, AClockGoingBackwardsFillsNothing) {
  Bucket bucket;
  for (int i = 0; i < 3; ++i) bucket.Take(kRate, kT0);
  EXPECT_EQ(bucket.Take(kRate, kT0 - absl::Hours(1)), absl::Milliseconds(500));
  EXPECT_EQ(bucket.Take(kRate, kT0 + absl::Milliseconds(500)), absl::ZeroDuration());
}

TEST(BucketTest, NoWindowSeesMoreThanCapacityAndInflow) {
  Bucket bucket;
  int granted = 0;
  for (int ms = 0; ms <= 60'000; ms += 10) {
    if (bucket.Take(kRate, kT0 + absl::Milliseconds(ms)) == absl::ZeroDuration()) ++granted;
  }
  EXPECT_LE(granted, 3 + 120);
  EXPECT_GE(granted, 3 + 119);
}

}  // namespace
}  // namespace firstline::redis
