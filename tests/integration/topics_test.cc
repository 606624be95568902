#include "common/kafka/topics.h"

#include <gtest/gtest.h>

#include "tests/integration/broker.h"

namespace firstline::kafka {
namespace {

TEST(ApplyTopicsTest, TheWholePlanIsCreatedOnceAndThenAgrees) {
  const auto plan = TopicPlan(4, 1);
  const auto dry = ApplyTopics(testing::Broker(), plan, 1, /*dry_run=*/true);
  ASSERT_TRUE(dry.ok()) << dry.status();
  EXPECT_EQ(dry->size(), plan.size());
  ASSERT_TRUE(ApplyTopics(testing::Broker(), plan, 1, false).ok());
  const auto again = ApplyTopics(testing::Broker(), plan, 1, false);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->empty()) << again->front().topic << ": " << again->front().detail;
}

TEST(ApplyTopicsTest, ADifferingSettingIsShownAndPutRight) {
  TopicSpec spec = {testing::NewTopic("settings"), 1, {{"retention.ms", "1000"}}};
  ASSERT_TRUE(ApplyTopics(testing::Broker(), {spec}, 1, false).ok());
  spec.settings["retention.ms"] = "2000";
  const auto dry = ApplyTopics(testing::Broker(), {spec}, 1, true);
  ASSERT_TRUE(dry.ok()) << dry.status();
  ASSERT_EQ(dry->size(), 1u);
  EXPECT_EQ(dry->front().kind, TopicChange::Kind::kAlter);
  EXPECT_EQ(dry->front().detail, "retention.ms: 1000 -> 2000");
  ASSERT_TRUE(ApplyTopics(testing::Broker(), {spec}, 1, false).ok());
  EXPECT_TRUE(ApplyTopics(testing::Broker(), {spec}, 1, true)->empty());
}

TEST(ApplyTopicsTest, AnotherPartitionCountIsAConflictNobodyResolves) {
  TopicSpec spec = {testing::NewTopic("partitions"), 2, {}};
  ASSERT_TRUE(ApplyTopics(testing::Broker(), {spec}, 1, false).ok());
  spec.partitions = 3;
  const auto dry = ApplyTopics(testing::Broker(), {spec}, 1, true);
  ASSERT_TRUE(dry.ok());
  EXPECT_EQ(dry->front().kind, TopicChange::Kind::kConflict);
  EXPECT_EQ(ApplyTopics(testing::Broker(), {spec}, 1, false).status().code(), absl::StatusCode::kFailedPrecondition);
}

TEST(ApplyTopicsTest, ABrokerThatIsNotThereIsUnavailable) {
  const auto status = ApplyTopics({.brokers = "127.0.0.1:1"}, TopicPlan(4, 1), 1, true).status();
  EXPECT_TRUE(status.code() == absl::StatusCode::kUnavailable || status.code() == absl::StatusCode::kDeadlineExceeded)
      << status;
}

}  // namespace
}  // namespace firstline::kafka
