#include "common/runtime/progress_judge.h"

#include <gtest/gtest.h>

namespace firstline::runtime {
namespace {

using Verdict = ProgressJudge::Verdict;
using Positions = std::vector<ProgressJudge::Position>;

const kafka::TopicPartition kPartition = {"in", 3};

absl::Time At(int seconds) { return absl::UnixEpoch() + absl::Seconds(seconds); }

class ProgressJudgeTest : public ::testing::Test {
 protected:
  // Looks with one partition of `end` records of which `next` is to be read.
  Verdict Look(int seconds, int64_t next, int64_t end) {
    return judge_.Look(At(seconds), true, {{kPartition, next, end}}, /*moved=*/false);
  }
  Verdict LookUnassigned(int seconds) { return judge_.Look(At(seconds), false, {}, false); }

  ProgressJudge judge_{absl::Seconds(60)};
};

TEST_F(ProgressJudgeTest, ARecordNobodyReadsForAMinuteMeansStuck) {
  EXPECT_EQ(Look(0, 5, 6), Verdict::kFine);
  EXPECT_EQ(Look(59, 5, 7), Verdict::kFine);
  EXPECT_EQ(Look(60, 5, 7), Verdict::kStuck);
}

TEST_F(ProgressJudgeTest, TheWaitBeginsWithTheRecordAndNotWithTheSilence) {
  EXPECT_EQ(Look(0, 5, 5), Verdict::kFine);
  EXPECT_EQ(Look(500, 5, 6), Verdict::kFine);
  EXPECT_EQ(Look(559, 5, 6), Verdict::kFine);
  EXPECT_EQ(Look(560, 5, 6), Verdict::kStuck);
}

TEST_F(ProgressJudgeTest, APartitionThatMovesIsNotStuckHoweverFarBehind) {
  for (int i = 0; i < 10; ++i) EXPECT_EQ(Look(i * 50, i, 1000), Verdict::kFine) << i;
}

TEST_F(ProgressJudgeTest, APartitionThatMayNotBeReadIsForgotten) {
  EXPECT_EQ(Look(0, 5, 6), Verdict::kFine);
  EXPECT_EQ(judge_.Look(At(30), true, {}, false), Verdict::kFine);
  EXPECT_EQ(Look(60, 5, 6), Verdict::kFine);
}

TEST_F(ProgressJudgeTest, OnePartitionIsEnoughThoughOthersMove) {
  EXPECT_EQ(Look(0, 5, 6), Verdict::kFine);
  EXPECT_EQ(judge_.Look(At(60), true, {{kPartition, 5, 6}}, /*moved=*/true), Verdict::kStuck);
}

TEST_F(ProgressJudgeTest, NoAssignmentForAMinuteMeansUnassigned) {
  EXPECT_EQ(LookUnassigned(0), Verdict::kFine);
  EXPECT_EQ(LookUnassigned(59), Verdict::kFine);
  EXPECT_EQ(LookUnassigned(60), Verdict::kUnassigned);
}

TEST_F(ProgressJudgeTest, AnAssignmentEndsTheWait) {
  LookUnassigned(0);
  EXPECT_EQ(judge_.Look(At(50), true, {}, false), Verdict::kFine);
  EXPECT_EQ(LookUnassigned(60), Verdict::kFine);
}

TEST_F(ProgressJudgeTest, NobodyIsBlamedWhileTheBrokerIsAway) {
  Look(0, 5, 6);
  judge_.BrokerAway();
  EXPECT_EQ(Look(100, 5, 6), Verdict::kFine);
  LookUnassigned(200);
  judge_.BrokerAway();
  EXPECT_EQ(LookUnassigned(300), Verdict::kFine);
}

TEST_F(ProgressJudgeTest, EveryNewClientGetsMorePatienceUntilOneReads) {
  int now = 0;
  for (const int patience : {60, 120, 240, 480, 480}) {
    EXPECT_EQ(Look(now, 5, 6), Verdict::kFine);
    EXPECT_EQ(Look(now + patience - 1, 5, 6), Verdict::kFine) << patience;
    EXPECT_EQ(Look(now + patience, 5, 6), Verdict::kStuck) << patience;
    judge_.Rebuilt();
    now += patience;
  }
  judge_.Look(At(now), true, {}, /*moved=*/true);
  EXPECT_EQ(Look(now, 6, 7), Verdict::kFine);
  EXPECT_EQ(Look(now + 60, 6, 7), Verdict::kStuck);
}

}  // namespace
}  // namespace firstline::runtime
