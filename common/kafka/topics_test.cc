#include "common/kafka/topics.h"

#include <gtest/gtest.h>

namespace firstline::kafka {
namespace {

const TopicSpec* Find(const std::vector<TopicSpec>& plan, const std::string& name) {
  for (const TopicSpec& spec : plan) {
    if (spec.name == name) return &spec;
  }
  return nullptr;
}

TEST(TopicPlanTest, TopicsOfAConversationShareThePartitionCount) {
  const auto plan = TopicPlan(24, 1);
  for (const char* topic :
       {kInbox, kReceived, kClassified, kRetrieved, kAnswered, kDecided, kDispatched, kStates, kEffects}) {
    ASSERT_NE(Find(plan, topic), nullptr) << topic;
    EXPECT_EQ(Find(plan, topic)->partitions, 24) << topic;
  }
}

TEST(TopicPlanTest, TruthAboutConversationsIsCompactedAndEffectsAreNot) {
  const auto plan = TopicPlan(24, 1);
  EXPECT_EQ(Find(plan, kStates)->settings.at("cleanup.policy"), "compact");
  EXPECT_EQ(Find(plan, kStates)->settings.at("min.compaction.lag.ms"), "3600000");
  EXPECT_EQ(Find(plan, kEffects)->settings.at("cleanup.policy"), "delete");
  EXPECT_EQ(Find(plan, kEffects)->settings.at("retention.ms"), "2592000000");
}

TEST(TopicPlanTest, ThreeReplicasNeedTwoInSync) {
  EXPECT_EQ(Find(TopicPlan(24, 3), kInbox)->settings.at("min.insync.replicas"), "2");
  EXPECT_EQ(Find(TopicPlan(24, 1), kInbox)->settings.at("min.insync.replicas"), "1");
}

}  // namespace
}  // namespace firstline::kafka
