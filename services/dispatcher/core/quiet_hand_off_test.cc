#include "services/dispatcher/core/quiet_hand_off.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

using policy::Mode;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

Plan Answer() {
  Plan plan;
  plan.kind = Kind::kAnswer;
  plan.mode = Mode::kAuto;
  plan.public_text = "Your parcel arrives tomorrow.";
  plan.tags = {"fl_order"};
  plan.fields.status = conversation::Status::kWaiting;
  plan.fields.priority = conversation::Priority::kHigh;
  plan.fields.team_id = "601";
  return plan;
}

TEST(QuietHandOffTest, TellsThePersonAndNotTheCustomer) {
  const Plan quiet = QuietHandOff(Answer(), "resolved");
  EXPECT_EQ(quiet.kind, Kind::kHandOff);
  EXPECT_FALSE(SlotsOf(quiet).Has(Slot::kPublicMessage));
  EXPECT_THAT(quiet.note, HasSubstr("(resolved)"));
  EXPECT_THAT(quiet.note, HasSubstr("Message that was not sent:\n\nYour parcel arrives tomorrow."));
  EXPECT_THAT(quiet.tags, ElementsAre("fl_order", "firstline_handoff"));
  EXPECT_EQ(quiet.fields.status, conversation::Status::kEscalated);
  EXPECT_EQ(quiet.fields.priority, conversation::Priority::kHigh);
  EXPECT_EQ(quiet.fields.team_id, "601");
}

TEST(QuietHandOffTest, AnUncertainMessageIsNotCalledUnsent) {
  const Plan quiet = QuietHandOff(Answer(), kUncertainEffect);
  EXPECT_THAT(quiet.note, HasSubstr("may have been sent"));
  EXPECT_THAT(quiet.note, Not(HasSubstr("was not sent")));
}

TEST(QuietHandOffTest, KeepsTheNoteAHandOffBrought) {
  Plan plan = Answer();
  plan.kind = Kind::kHandOff;
  plan.note = "Summary: late parcel";
  EXPECT_THAT(QuietHandOff(plan, kTooOld).note, HasSubstr("Summary: late parcel"));
}

TEST(QuietHandOffTest, TwiceIsTheSameTag) {
  Plan plan = Answer();
  plan.tags = {"firstline_handoff"};
  EXPECT_THAT(QuietHandOff(plan, kTooOld).tags, ElementsAre("firstline_handoff"));
}

TEST(ContentOfTest, AutoIsCarriedOutAsPlanned) {
  const Plan content = ContentOf(Answer(), {}, Mode::kAuto);
  EXPECT_FALSE(content.draft);
  EXPECT_EQ(content.fields.status, conversation::Status::kWaiting);
}

TEST(ContentOfTest, BelowAutoTheTextIsADraftThatSolvesNothing) {
  for (const Mode mode : {Mode::kDraft, Mode::kNote, Mode::kOff, Mode::kHuman}) {
    const Plan content = ContentOf(Answer(), {}, mode);
    EXPECT_TRUE(content.draft);
    EXPECT_EQ(content.fields.status, conversation::Status::kUnknown);
    EXPECT_EQ(content.fields.team_id, "601");
  }
}

TEST(ContentOfTest, ADecidedDraftStaysADraftInAuto) {
  Plan plan = Answer();
  plan.draft = true;
  EXPECT_TRUE(ContentOf(plan, {}, Mode::kAuto).draft);
}

TEST(ContentOfTest, AHandOffsTextIsNeverADraft) {
  Plan plan = Answer();
  plan.kind = Kind::kHandOff;
  EXPECT_FALSE(ContentOf(plan, {}, Mode::kHuman).draft);
  EXPECT_EQ(ContentOf(plan, {}, Mode::kHuman).fields.status, conversation::Status::kWaiting);
}

TEST(ContentOfTest, AQuietCourseHasQuietContent) {
  const Plan content = ContentOf(Answer(), {CourseKind::kQuietHandOff, "send_failed", End::kNone}, Mode::kAuto);
  EXPECT_EQ(content.kind, Kind::kHandOff);
  EXPECT_TRUE(content.public_text.empty());
}

}  // namespace
}  // namespace firstline::dispatcher
