#include "services/dispatcher/core/autonomy_check.h"

#include <gtest/gtest.h>

namespace firstline::dispatcher {
namespace {

using policy::Mode;

Mode Effective(Kind kind, Mode decided, Mode allowed, bool replay = false) {
  Plan plan;
  plan.kind = kind;
  plan.mode = decided;
  plan.replay = replay;
  return EffectiveMode(plan, allowed);
}

constexpr Mode kAllModes[] = {Mode::kOff, Mode::kNote, Mode::kDraft, Mode::kAuto, Mode::kHuman};
constexpr Kind kAllKinds[] = {Kind::kAnswer, Kind::kAsk, Kind::kOffer, Kind::kHandOff, Kind::kIgnore};

TEST(AllowedModeTest, AutoWithoutACertificateActsAsDraftUnlessTheOperatorVouches) {
  policy::Autonomy autonomy;
  autonomy.default_mode = Mode::kNote;
  autonomy.intents = {{"order_status", Mode::kAuto}, {"legal", Mode::kHuman}};
  EXPECT_EQ(AllowedMode(autonomy, "order_status"), Mode::kDraft);
  EXPECT_EQ(AllowedMode(autonomy, "legal"), Mode::kHuman);
  EXPECT_EQ(AllowedMode(autonomy, "refund"), Mode::kNote);
  EXPECT_EQ(AllowedMode(autonomy, ""), Mode::kNote);
  autonomy.trust = policy::Trust::kOperator;
  EXPECT_EQ(AllowedMode(autonomy, "order_status"), Mode::kAuto);
}

TEST(EffectiveModeTest, AnUnchangedPolicyChangesNothing) {
  for (const Kind kind : {Kind::kAnswer, Kind::kAsk, Kind::kOffer, Kind::kHandOff}) {
    for (const Mode mode : kAllModes) EXPECT_EQ(Effective(kind, mode, mode), mode);
  }
}

TEST(EffectiveModeTest, TheLadderOnlyGoesDownForAnAnswer) {
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kAuto, Mode::kDraft), Mode::kDraft);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kAuto, Mode::kNote), Mode::kNote);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kAuto, Mode::kOff), Mode::kOff);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kDraft, Mode::kAuto), Mode::kDraft);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kDraft, Mode::kNote), Mode::kNote);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kNote, Mode::kAuto), Mode::kNote);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kOff, Mode::kAuto), Mode::kOff);
}

TEST(EffectiveModeTest, AnIntentNowReservedForPeopleTurnsAnAnswerIntoAHandOff) {
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kAuto, Mode::kHuman), Mode::kHuman);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kDraft, Mode::kHuman), Mode::kDraft);
  EXPECT_EQ(Effective(Kind::kAnswer, Mode::kNote, Mode::kHuman), Mode::kNote);
}

TEST(EffectiveModeTest, AHandOffKeepsItsTextWhileAutoOrHumanIsAllowed) {
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kHuman, Mode::kAuto), Mode::kHuman);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kAuto, Mode::kHuman), Mode::kAuto);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kHuman, Mode::kDraft), Mode::kDraft);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kAuto, Mode::kNote), Mode::kNote);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kHuman, Mode::kOff), Mode::kOff);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kDraft, Mode::kNote), Mode::kNote);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kNote, Mode::kDraft), Mode::kNote);
  EXPECT_EQ(Effective(Kind::kHandOff, Mode::kNote, Mode::kHuman), Mode::kNote);
}

TEST(EffectiveModeTest, AReplayNeverActsInPublic) {
  for (const Kind kind : kAllKinds) {
    for (const Mode decided : kAllModes) {
      for (const Mode allowed : kAllModes) {
        EXPECT_FALSE(MayActInPublic(kind, Effective(kind, decided, allowed, true)));
      }
    }
  }
}

TEST(EffectiveModeTest, NeverActsInPublicUnlessBothTheDecisionAndThePolicyDo) {
  for (const Kind kind : kAllKinds) {
    for (const Mode decided : kAllModes) {
      for (const Mode allowed : kAllModes) {
        if (!MayActInPublic(kind, Effective(kind, decided, allowed))) continue;
        EXPECT_TRUE(MayActInPublic(kind, decided));
        EXPECT_TRUE(MayActInPublic(kind, allowed));
      }
    }
  }
}

TEST(MayActInPublicTest, AnIgnoreIsNeverPublicAndHumanSpeaksOnlyToHandOff) {
  EXPECT_FALSE(MayActInPublic(Kind::kIgnore, Mode::kAuto));
  EXPECT_TRUE(MayActInPublic(Kind::kHandOff, Mode::kHuman));
  EXPECT_FALSE(MayActInPublic(Kind::kAnswer, Mode::kHuman));
  EXPECT_TRUE(MayActInPublic(Kind::kAnswer, Mode::kAuto));
}

}  // namespace
}  // namespace firstline::dispatcher
