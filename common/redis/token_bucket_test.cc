#include "common/redis/token_bucket.h"

#include <gtest/gtest.h>

#include "absl/time/clock.h"
#include "common/redis/testing/redis_server.h"

namespace firstline::redis {
namespace {

constexpr BucketRate kRate = {.capacity = 4, .per_second = 0.01};  // nothing flows in while a test runs

int TakeAll(TokenBucket& bucket, absl::string_view key) {
  int taken = 0;
  while (taken < 100 && bucket.Take(key, kRate) == absl::ZeroDuration()) ++taken;
  return taken;
}

TEST(TokenBucketTest, ProcessesShareOneQuota) {
  const RedisServer server;
  Connection first({.address = server.address()}, Clock::Real());
  Connection second({.address = server.address()}, Clock::Real());
  TokenBucket one(&first, Clock::Real());
  TokenBucket two(&second, Clock::Real());
  EXPECT_EQ(one.Take("acme/main", kRate), absl::ZeroDuration());
  EXPECT_EQ(TakeAll(two, "acme/main"), 3);
  const absl::Duration wait = one.Take("acme/main", kRate);
  EXPECT_GT(wait, absl::Seconds(90));
  EXPECT_LE(wait, absl::Seconds(100));
  EXPECT_EQ(TakeAll(one, "acme/other"), 4) << "accounts do not share";
  EXPECT_FALSE(one.Away());
}

TEST(TokenBucketTest, TheBucketFillsByTheServersClock) {
  const RedisServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  TokenBucket bucket(&connection, Clock::Real());
  const BucketRate fast = {.capacity = 1, .per_second = 20};
  ASSERT_EQ(bucket.Take("k", fast), absl::ZeroDuration());
  const absl::Time deadline = absl::Now() + absl::Seconds(10);
  while (bucket.Take("k", fast) != absl::ZeroDuration()) ASSERT_LT(absl::Now(), deadline);
}

TEST(TokenBucketTest, AFullBucketLeavesNothingBehind) {
  const RedisServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  TokenBucket bucket(&connection, Clock::Real());
  bucket.Take("k", {.capacity = 1, .per_second = 1});
  const auto ttl = connection.Command(std::vector<std::string>{"PTTL", "firstline:bucket:k"});
  ASSERT_TRUE(ttl.ok());
  EXPECT_GT(ttl->integer, 1000);
  EXPECT_LE(ttl->integer, 2000);
}

TEST(TokenBucketTest, WithoutRedisTheProcessGoesOnAtHalfTheRate) {
  RedisServer server;
  FakeClock clock(absl::Now());
  Connection connection({.address = server.address()}, clock);
  TokenBucket bucket(&connection, clock);
  EXPECT_EQ(TakeAll(bucket, "k"), 4);
  server.Kill();
  EXPECT_EQ(TakeAll(bucket, "k"), 2);
  EXPECT_TRUE(bucket.Away());
  EXPECT_EQ(bucket.Take("k", kRate), absl::Seconds(200));
}

TEST(TokenBucketTest, RedisIsAskedAgainAfterAMinuteNotBefore) {
  RedisServer server;
  FakeClock clock(absl::Now());
  Connection connection({.address = server.address()}, clock);
  TokenBucket bucket(&connection, clock);
  server.Kill();
  bucket.Take("k", kRate);
  server.Start();
  clock.Advance(TokenBucket::kAwayFor - absl::Milliseconds(1));
  EXPECT_TRUE(bucket.Away());
  clock.Advance(absl::Milliseconds(1));
  EXPECT_FALSE(bucket.Away());
  EXPECT_EQ(TakeAll(bucket, "k"), 4) << "a fresh bucket at the server";
}

TEST(TokenBucketTest, AFlushBreaksNothing) {
  const RedisServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  TokenBucket bucket(&connection, Clock::Real());
  EXPECT_EQ(TakeAll(bucket, "k"), 4);
  ASSERT_TRUE(connection.Command(std::vector<std::string>{"FLUSHALL"}).ok());
  EXPECT_EQ(TakeAll(bucket, "k"), 4);
}

TEST(TokenBucketTest, AKeyOfAnotherTypeCountsAsAway) {
  const RedisServer server;
  Connection connection({.address = server.address()}, Clock::Real());
  ASSERT_TRUE(connection.Command(std::vector<std::string>{"SET", "firstline:bucket:k", "x"}).ok());
  TokenBucket bucket(&connection, Clock::Real());
  EXPECT_EQ(TakeAll(bucket, "k"), 2);
  EXPECT_TRUE(bucket.Away());
}

TEST(TokenBucketTest, ASingleProcessNeedsNoRedis) {
  FakeClock clock(absl::Now());
  TokenBucket bucket(nullptr, clock);
  EXPECT_EQ(TakeAll(bucket, "k"), 4);
  EXPECT_FALSE(bucket.Away());
}

TEST(TokenBucketTest, TheNumberOfOwnBucketsIsBounded) {
  FakeClock clock(absl::Now());
  TokenBucket bucket(nullptr, clock);
  EXPECT_EQ(TakeAll(bucket, "first"), 4);
  for (size_t i = 1; i < TokenBucket::kLocalKeysMax; ++i) bucket.Take(std::to_string(i), kRate);
  EXPECT_EQ(TakeAll(bucket, "first"), 0) << "still known";
  bucket.Take("one too many", kRate);
  EXPECT_EQ(TakeAll(bucket, "first"), 4) << "started afresh";
}

}  // namespace
}  // namespace firstline::redis
