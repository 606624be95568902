#include "services/escalation/core/autonomy.h"

#include <gtest/gtest.h>

namespace firstline::escalation {
namespace {

using policy::Mode;
using policy::Trust;

policy::Autonomy Ladder(Trust trust, Mode default_mode) {
  policy::Autonomy autonomy;
  autonomy.trust = trust;
  autonomy.default_mode = default_mode;
  autonomy.intents = {{"refund", Mode::kAuto}, {"legal", Mode::kHuman}, {"billing", Mode::kOff}};
  return autonomy;
}

TEST(ModeForTest, TheOperatorsWordMakesAutoActAtOnce) {
  EXPECT_EQ(ModeFor(Ladder(Trust::kOperator, Mode::kDraft), "refund", true), Mode::kAuto);
}

TEST(ModeForTest, WithoutACertificateAutoActsAsDraft) {
  EXPECT_EQ(ModeFor(Ladder(Trust::kCertified, Mode::kDraft), "refund", true), Mode::kDraft);
  EXPECT_EQ(ModeFor(Ladder(Trust::kCertified, Mode::kAuto), "shipping", true), Mode::kDraft);
}

TEST(ModeForTest, TrustChangesNothingBelowAuto) {
  for (const Trust trust : {Trust::kCertified, Trust::kOperator}) {
    EXPECT_EQ(ModeFor(Ladder(trust, Mode::kNote), "shipping", true), Mode::kNote);
    EXPECT_EQ(ModeFor(Ladder(trust, Mode::kNote), "legal", true), Mode::kHuman);
    EXPECT_EQ(ModeFor(Ladder(trust, Mode::kNote), "billing", true), Mode::kOff);
  }
}

TEST(ModeForTest, AnUncertainIntentGetsTheWeakerMode) {
  EXPECT_EQ(ModeFor(Ladder(Trust::kOperator, Mode::kNote), "refund", false), Mode::kNote);
  EXPECT_EQ(ModeFor(Ladder(Trust::kOperator, Mode::kAuto), "billing", false), Mode::kOff);
  EXPECT_EQ(ModeFor(Ladder(Trust::kOperator, Mode::kAuto), "legal", false), Mode::kAuto);
}

TEST(LowerToDraftTest, LowersAutoOnly) {
  EXPECT_EQ(LowerToDraft(Mode::kAuto), Mode::kDraft);
  EXPECT_EQ(LowerToDraft(Mode::kNote), Mode::kNote);
  EXPECT_EQ(LowerToDraft(Mode::kHuman), Mode::kHuman);
}

TEST(ModeProbabilityTest, IntentsOfTheSameModeAddUp) {
  policy::Autonomy autonomy;
  autonomy.trust = policy::Trust::kOperator;
  autonomy.default_mode = policy::Mode::kAuto;
  autonomy.intents = {{"legal", policy::Mode::kHuman}};
  Classification classification;
  classification.intent = "how_to";
  classification.probability = 0.4;
  classification.intents = {{"how_to", 0.4}, {"product_question", 0.35}, {"legal", 0.2}};
  EXPECT_DOUBLE_EQ(ModeProbability(autonomy, classification), 0.75);
}

TEST(ModeProbabilityTest, WithoutNamedIntentsTheBestOneCounts) {
  Classification classification;
  classification.intent = "how_to";
  classification.probability = 0.4;
  EXPECT_DOUBLE_EQ(ModeProbability(policy::Autonomy(), classification), 0.4);
}

}  // namespace
}  // namespace firstline::escalation
