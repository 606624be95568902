#include "services/escalation/deadline_watch.h"

#include <gtest/gtest.h>

namespace firstline::escalation {
namespace {

DeadlineWatch::Entry MakeEntry(const std::string& turn, int64_t deadline, int* finished = nullptr,
                               int32_t partition = 0) {
  return {.turn_id = turn,
          .partition = partition,
          .deadline = absl::FromUnixSeconds(deadline),
          .ticket = "",
          .finish = [finished] {
            if (finished != nullptr) ++*finished;
          }};
}

TEST(DeadlineWatchTest, ATurnIsDueAtItsDeadlineUntilItIsDecided) {
  DeadlineWatch watch;
  int finished = 0;
  EXPECT_TRUE(watch.Add(MakeEntry("a", 10, &finished)));
  EXPECT_TRUE(watch.Due(absl::FromUnixSeconds(9)).empty());
  EXPECT_EQ(watch.Due(absl::FromUnixSeconds(10)).size(), 1u);
  EXPECT_TRUE(watch.Decided(0, "a"));
  EXPECT_EQ(finished, 1);
  EXPECT_TRUE(watch.Due(absl::FromUnixSeconds(99)).empty());
}

TEST(DeadlineWatchTest, ADecisionCountsOnce) {
  DeadlineWatch watch;
  EXPECT_TRUE(watch.Decided(0, "a"));
  EXPECT_FALSE(watch.Decided(0, "a"));
  EXPECT_TRUE(watch.IsDecided(0, "a"));
}

TEST(DeadlineWatchTest, AnAnswerThatIsReadBeforeItsTurnIsRemembered) {
  DeadlineWatch watch;
  watch.Decided(3, "a");
  EXPECT_FALSE(watch.Add(MakeEntry("a", 10, nullptr, 3)));
  EXPECT_EQ(watch.Open(), 0u);
}

TEST(DeadlineWatchTest, TheOldestDeadlineComesFirst) {
  DeadlineWatch watch;
  watch.Add(MakeEntry("late", 20));
  watch.Add(MakeEntry("early", 10));
  const auto due = watch.Due(absl::FromUnixSeconds(30));
  ASSERT_EQ(due.size(), 2u);
  EXPECT_EQ(due[0].turn_id, "early");
}

TEST(DeadlineWatchTest, DueTurnsAreBoundedPerPartition) {
  DeadlineWatch watch;
  for (const char* turn : {"a", "b", "c"}) watch.Add(MakeEntry(turn, 10, nullptr, 1));
  watch.Add(MakeEntry("d", 11, nullptr, 2));
  EXPECT_EQ(watch.Due(absl::FromUnixSeconds(30), 2).size(), 3u);
  EXPECT_EQ(watch.Due(absl::FromUnixSeconds(30), 3).size(), 4u);
}

TEST(DeadlineWatchTest, AGivenUpPartitionIsForgottenWithoutFinishingItsRecords) {
  DeadlineWatch watch;
  int finished = 0;
  watch.Add(MakeEntry("a", 10, &finished, 1));
  watch.Add(MakeEntry("b", 10, &finished, 2));
  watch.Forget({1});
  EXPECT_EQ(watch.Open(), 1u);
  EXPECT_EQ(finished, 0);
}

}  // namespace
}  // namespace firstline::escalation
