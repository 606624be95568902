#include "services/dispatcher/core/dry_run.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/dispatcher/core/testing/play.h"

namespace firstline::dispatcher {
namespace {

using policy::Mode;
using ::testing::ElementsAre;
using ::testing::SizeIs;

Plan Answer() {
  Plan plan;
  plan.kind = Kind::kAnswer;
  plan.mode = Mode::kAuto;
  plan.emitted_at = kPlayStart;
  plan.not_before = kPlayStart + absl::Seconds(8);
  plan.reasons = {"answered"};
  plan.public_text = "Hello";
  plan.tags = {"fl"};
  return plan;
}

TEST(DryRunTest, NamesTheCallsInOrderAndTheEnd) {
  const DryRun run = RunDry(Answer(), Mode::kAuto, kTestGroups, kPlayStart);
  ASSERT_THAT(run.calls, SizeIs(2));
  EXPECT_EQ(run.calls[0].slots, SlotSet{Slot::kPublicMessage});
  EXPECT_FALSE(run.calls[0].content.draft);
  EXPECT_EQ(run.calls[1].slots, SlotSet{Slot::kTags});
  EXPECT_EQ(run.ending.end, End::kReplied);
}

TEST(DryRunTest, ShowsWhatTheModeMakesOfIt) {
  EXPECT_TRUE(RunDry(Answer(), Mode::kDraft, kTestGroups, kPlayStart).calls[0].content.draft);
  EXPECT_THAT(RunDry(Answer(), Mode::kOff, kTestGroups, kPlayStart).calls, SizeIs(0));
  const DryRun human = RunDry(Answer(), Mode::kHuman, kTestGroups, kPlayStart);
  EXPECT_EQ(human.ending.end, End::kHandedOff);
  EXPECT_THAT(human.calls, SizeIs(3));
}

TEST(DryRunTest, AnOldTurnIsShownAsTheQuietHandOffItWouldBe) {
  const DryRun run = RunDry(Answer(), Mode::kAuto, kTestGroups, kPlayStart + absl::Hours(30));
  EXPECT_THAT(run.ending.reasons, ElementsAre("too_old", "answered"));
}

}  // namespace
}  // namespace firstline::dispatcher
