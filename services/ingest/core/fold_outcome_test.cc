#include "services/ingest/core/fold_outcome.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);

TurnOutcome Ended(TurnEnd end, absl::string_view turn_id = "t1") {
  TurnOutcome outcome{.tenant = "acme", .conversation_id = "main:1", .helpdesk = "main", .ticket_id = "1"};
  outcome.turn_id = std::string(turn_id);
  outcome.end = end;
  return outcome;
}

TEST(FoldOutcomeTest, AReplyIsCounted) {
  const OutcomeFold fold = FoldOutcome({}, Ended(TurnEnd::kReplied), kNow);
  EXPECT_TRUE(fold.changed);
  EXPECT_EQ(fold.state.bot_replies, 1);
  EXPECT_FALSE(fold.state.person_offered);
  EXPECT_EQ(fold.state.version, 1);
  EXPECT_EQ(fold.state.updated_at, kNow);
  EXPECT_EQ(fold.state.conversation_id, "main:1");
}

TEST(FoldOutcomeTest, TheSameOutcomeTwiceCountsOnce) {
  const State once = FoldOutcome({}, Ended(TurnEnd::kReplied), kNow).state;
  const OutcomeFold twice = FoldOutcome(once, Ended(TurnEnd::kReplied), kNow + absl::Seconds(1));
  EXPECT_FALSE(twice.changed);
  EXPECT_EQ(twice.state, once);
}

TEST(FoldOutcomeTest, AnOfferIsRememberedOnlyWhenItWasSent) {
  TurnOutcome outcome = Ended(TurnEnd::kReplied);
  outcome.offered = true;
  EXPECT_TRUE(FoldOutcome({}, outcome, kNow).state.person_offered);
  outcome.end = TurnEnd::kDrafted;
  EXPECT_FALSE(FoldOutcome({}, outcome, kNow).state.person_offered);
}

TEST(FoldOutcomeTest, AHandOffIsRememberedWithItsTurn) {
  const State state = FoldOutcome({}, Ended(TurnEnd::kHandedOff, "t9"), kNow).state;
  EXPECT_TRUE(state.handed_off);
  EXPECT_EQ(state.hand_off_turn_id, "t9");
  EXPECT_EQ(state.bot_replies, 0);
}

TEST(FoldOutcomeTest, AShadowTurnHadNoEffect) {
  for (const TurnEnd end : {TurnEnd::kReplied, TurnEnd::kHandedOff}) {
    TurnOutcome outcome = Ended(end);
    outcome.shadow = true;
    const State state = FoldOutcome({}, outcome, kNow).state;
    EXPECT_EQ(state.bot_replies, 0);
    EXPECT_FALSE(state.handed_off);
  }
}

TEST(FoldOutcomeTest, OtherEndsCountForNothing) {
  for (const TurnEnd end : {TurnEnd::kDrafted, TurnEnd::kIgnored, TurnEnd::kSuperseded, TurnEnd::kDeadLetter}) {
    const State state = FoldOutcome({}, Ended(end), kNow).state;
    EXPECT_EQ(state.bot_replies, 0);
    EXPECT_FALSE(state.handed_off);
    EXPECT_THAT(state.folded_turn_ids, ElementsAre("t1"));
  }
}

TEST(FoldOutcomeTest, APersonsReplyFoundByTheDispatcherTakesTheConversationOver) {
  TurnOutcome outcome = Ended(TurnEnd::kIgnored);
  outcome.person_replied = true;
  EXPECT_TRUE(FoldOutcome({}, outcome, kNow).state.person_owns);
}

TEST(FoldOutcomeTest, ScoresOfTheLastTenTurnsAreKept) {
  State state;
  for (int i = 0; i <= 10; ++i) {
    TurnOutcome outcome = Ended(TurnEnd::kReplied, absl::StrCat("t", i));
    outcome.sentiment_score = -0.01 * i;
    state = FoldOutcome(state, outcome, kNow).state;
  }
  ASSERT_THAT(state.sentiment_scores, SizeIs(10));
  EXPECT_DOUBLE_EQ(state.sentiment_scores.front(), -0.01);
  EXPECT_DOUBLE_EQ(state.sentiment_scores.back(), -0.1);
}

TEST(FoldOutcomeTest, AnUnclassifiedOrSupersededTurnLeavesNoScore) {
  EXPECT_THAT(FoldOutcome({}, Ended(TurnEnd::kHandedOff), kNow).state.sentiment_scores, IsEmpty());
  TurnOutcome outcome = Ended(TurnEnd::kSuperseded);
  outcome.sentiment_score = -0.9;
  EXPECT_THAT(FoldOutcome({}, outcome, kNow).state.sentiment_scores, IsEmpty());
}

TEST(FoldOutcomeTest, TheLastFiftyTurnsAreRemembered) {
  State state;
  for (int i = 0; i <= 50; ++i) state = FoldOutcome(state, Ended(TurnEnd::kReplied, absl::StrCat("t", i)), kNow).state;
  EXPECT_THAT(state.folded_turn_ids, SizeIs(50));
  EXPECT_FALSE(FoldOutcome(state, Ended(TurnEnd::kReplied, "t1"), kNow).changed);
  EXPECT_TRUE(FoldOutcome(state, Ended(TurnEnd::kReplied, "t0"), kNow).changed);
}

}  // namespace
}  // namespace firstline::ingest
