#include "services/escalation/core/triggers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/escalation/core/testing/examples.h"

namespace firstline::escalation {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> Reasons(const Facts& facts, const policy::Policy& policy = ExamplePolicy(),
                                 bool rule = false) {
  return HandOffReasons(policy, facts, Reading(facts.text), rule);
}

Facts Saying(absl::string_view text, absl::string_view intent = "refund") {
  Facts facts = ExampleFacts();
  facts.text = std::string(text);
  facts.classification->intent = std::string(intent);
  facts.classification->intents = {};
  return facts;
}

TEST(TriggersTest, AGoodAnswerToAPlainQuestionNeedsNobody) { EXPECT_THAT(Reasons(ExampleFacts()), IsEmpty()); }

TEST(TriggersTest, AnExplicitRequest) {
  EXPECT_THAT(Reasons(Saying("I want to talk to a human")), ElementsAre("explicit_request"));
  EXPECT_THAT(Reasons(Saying("I don't need a human, how long is a refund?")), IsEmpty());
}

TEST(TriggersTest, AnExplicitRequestWithoutAnyClassification) {
  Facts facts = Saying("Ich möchte mit einem Menschen sprechen");
  facts.classification.reset();
  facts.answer.reset();
  facts.trigger = Trigger::kExplicitRequest;
  EXPECT_THAT(Reasons(facts), ElementsAre("explicit_request"));
}

TEST(TriggersTest, TheIntentOfAPersonCountsFromTheClassGateUnlessDeclined) {
  Facts facts = Saying("somebody has to look at this", "talk_to_human");
  facts.classification->probability = 0.70;
  EXPECT_THAT(Reasons(facts), ElementsAre("explicit_request"));
  facts.classification->probability = 0.69;
  EXPECT_THAT(Reasons(facts), ElementsAre("low_class"));
  facts = Saying("I don't need a human for this", "talk_to_human");
  EXPECT_THAT(Reasons(facts), IsEmpty());
}

TEST(TriggersTest, TheSubjectCountsOnTheFirstTurnOnly) {
  Facts facts = ExampleFacts();
  facts.subject = "Agent please";
  EXPECT_THAT(Reasons(facts), ElementsAre("explicit_request"));
  facts.turn_number = 2;
  EXPECT_THAT(Reasons(facts), IsEmpty());
}

struct Keyword {
  const char* reason;
  const char* text;
  const char* negated;
  const char* fitting_intent;
  const char* other_intent;
};

class KeywordTest : public testing::TestWithParam<Keyword> {};

TEST_P(KeywordTest, CountsWithAFittingIntent) {
  EXPECT_THAT(Reasons(Saying(GetParam().text, GetParam().fitting_intent)), Contains(GetParam().reason));
}

TEST_P(KeywordTest, DoesNotCountWithAnotherIntent) {
  EXPECT_THAT(Reasons(Saying(GetParam().text, GetParam().other_intent)), Not(Contains(GetParam().reason)));
}

TEST_P(KeywordTest, DoesNotCountWhenNegated) {
  EXPECT_THAT(Reasons(Saying(GetParam().negated, GetParam().fitting_intent)), Not(Contains(GetParam().reason)));
}

TEST_P(KeywordTest, CountsWhenThereIsNoClassification) {
  Facts facts = Saying(GetParam().text);
  facts.classification.reset();
  EXPECT_THAT(Reasons(facts), Contains(GetParam().reason));
}

TEST_P(KeywordTest, ASupportingIntentIsEnoughFromAQuarter) {
  Facts facts = Saying(GetParam().text, GetParam().other_intent);
  facts.classification->intents = {{GetParam().fitting_intent, 0.25}};
  EXPECT_THAT(Reasons(facts), Contains(GetParam().reason));
  facts.classification->intents = {{GetParam().fitting_intent, 0.24}};
  EXPECT_THAT(Reasons(facts), Not(Contains(GetParam().reason)));
}

INSTANTIATE_TEST_SUITE_P(
    Triggers, KeywordTest,
    testing::Values(
        Keyword{"legal", "my lawyer will write to you", "no lawyer needed", "complaint", "feature_request"},
        Keyword{"security", "my account was hacked", "my account was not hacked", "account_access", "sales_interest"},
        Keyword{"data_loss", "all our data is gone", "there was no data loss", "technical_problem", "how_to"},
        Keyword{"chargeback", "then I file a chargeback", "I will not file a chargeback", "refund", "how_to"},
        Keyword{"press", "I will go public with it", "I will not go public", "complaint", "how_to"},
        Keyword{"outage", "your site is completely down", "there is no outage here", "technical_problem", "billing"},
        Keyword{"danger", "there is a burning smell", "all is well", "technical_problem", "billing"}));

TEST(TriggersTest, StrongDangerCountsWhateverTheIntentAndWithoutNegation) {
  EXPECT_THAT(Reasons(Saying("the lamp caught fire", "billing")), ElementsAre("danger"));
  EXPECT_THAT(Reasons(Saying("it is not funny that it caught fire", "billing")), ElementsAre("danger"));
}

TEST(TriggersTest, SignalsOfTheClassifierCountLikeKeywordsFromTheFloor) {
  Facts facts = ExampleFacts();
  facts.classification->signals = {{"legal", 0.5}};
  EXPECT_THAT(Reasons(facts), ElementsAre("legal"));
  facts.classification->signals = {{"legal", 0.49}};
  EXPECT_THAT(Reasons(facts), IsEmpty());
}

TEST(TriggersTest, OneVeryNegativeMessage) {
  Facts facts = ExampleFacts();
  facts.classification->sentiment->score = -0.75;
  EXPECT_THAT(Reasons(facts), ElementsAre("very_negative"));
  facts.classification->sentiment->score = -0.74;
  EXPECT_THAT(Reasons(facts), IsEmpty());
}

TEST(TriggersTest, TwoNegativeMessagesInARow) {
  Facts facts = ExampleFacts();
  facts.classification->sentiment->score = -0.35;
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.state.sentiment_scores = {0.5, -0.35};
  EXPECT_THAT(Reasons(facts), ElementsAre("negative_twice"));
  facts.state.sentiment_scores = {-0.9, -0.34};  // not in a row
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.state.sentiment_scores = {-0.9};
  facts.classification->sentiment->score = -0.34;
  EXPECT_THAT(Reasons(facts), IsEmpty());
}

TEST(TriggersTest, FailedAttemptsFromTheLimit) {
  Facts facts = ExampleFacts();
  facts.state.failed_attempts = 2;
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.state.failed_attempts = 3;
  EXPECT_THAT(Reasons(facts), ElementsAre("failed_attempts"));
}

TEST(TriggersTest, MoreTurnsThanTheLimit) {
  Facts facts = ExampleFacts();
  facts.state.turns_before = 4;  // this is the fifth
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.state.turns_before = 5;
  EXPECT_THAT(Reasons(facts), ElementsAre("unresolved_turns"));
}

TEST(TriggersTest, TheCapOfAutomaticReplies) {
  Facts facts = ExampleFacts();
  facts.state.bot_replies = 9;
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.state.bot_replies = 10;
  EXPECT_THAT(Reasons(facts), ElementsAre("bot_cap"));
}

TEST(TriggersTest, AFailedStageStandsForTheGates) {
  Facts facts = ExampleFacts();
  facts.failed_stages = {"retriever"};
  facts.relevance = 0;
  facts.answer.reset();
  EXPECT_THAT(Reasons(facts), ElementsAre("stage_failure"));
}

TEST(TriggersTest, TheDeadlineStandsForTheGates) {
  Facts facts = ExampleFacts();
  facts.trigger = Trigger::kDeadline;
  facts.classification.reset();
  facts.answer.reset();
  facts.relevance = 0;
  EXPECT_THAT(Reasons(facts), ElementsAre("deadline"));
}

TEST(TriggersTest, AnIntentThatIsForPeople) {
  EXPECT_THAT(Reasons(Saying("Which law governs your terms?", "legal")), ElementsAre("human_mode"));
}

TEST(TriggersTest, TheClassGate) {
  Facts facts = ExampleFacts();
  facts.classification->probability = 0.70;
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.classification->probability = 0.6999;
  EXPECT_THAT(Reasons(facts), ElementsAre("low_class"));
  facts.classification.reset();
  EXPECT_THAT(Reasons(facts), ElementsAre("low_class"));
}

TEST(TriggersTest, TheRelevanceGate) {
  Facts facts = ExampleFacts();
  facts.relevance = 0.75;
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.relevance = 0.7499;
  EXPECT_THAT(Reasons(facts), ElementsAre("low_relevance"));
}

TEST(TriggersTest, TheSupportGate) {
  Facts facts = ExampleFacts();
  facts.answer->support = 0.70;
  EXPECT_THAT(Reasons(facts), IsEmpty());
  facts.answer->support = 0.6999;
  EXPECT_THAT(Reasons(facts), ElementsAre("low_support"));
}

TEST(TriggersTest, AnAnswerThatWasNotFoundOrNotVerified) {
  Facts facts = ExampleFacts();
  facts.answer = Answer{.declined_reason = "no_passages"};
  EXPECT_THAT(Reasons(facts), ElementsAre("declined"));
  facts.answer.reset();
  EXPECT_THAT(Reasons(facts), ElementsAre("declined"));
  facts.answer = Answer{.declined_reason = "verification_failed"};
  EXPECT_THAT(Reasons(facts), ElementsAre("declined", "unverified"));
  facts = ExampleFacts();
  facts.answer->verified = false;
  EXPECT_THAT(Reasons(facts), ElementsAre("unverified"));
}

TEST(TriggersTest, AllGatesThatFailAreNamed) {
  Facts facts = ExampleFacts();
  facts.classification->probability = 0.1;
  facts.relevance = 0.1;
  facts.answer->support = 0.1;
  facts.answer->verified = false;
  EXPECT_THAT(Reasons(facts), ElementsAre("low_class", "low_relevance", "low_support", "unverified"));
}

TEST(TriggersTest, OffTopicStandsForTheGates) {
  Facts facts = Saying("What is the capital of Mongolia?", "other");
  facts.relevance = 0.2;
  facts.answer = Answer{.declined_reason = "low_relevance"};
  facts.classification->probability = 0.70;
  EXPECT_THAT(Reasons(facts), ElementsAre("off_topic"));
  facts.classification->probability = 0.69;
  EXPECT_THAT(Reasons(facts), ElementsAre("low_class", "low_relevance", "declined"));
  facts.classification->out_of_scope = 0.70;
  EXPECT_THAT(Reasons(facts), ElementsAre("off_topic"));
}

TEST(TriggersTest, AnOutOfScopeGuessWithEvidenceIsNotOffTopic) {
  EXPECT_THAT(Reasons(Saying("Do you hire?", "other")), IsEmpty());
}

TEST(TriggersTest, AComplaintThatThreatensToLeaveOrIsUrgent) {
  EXPECT_THAT(Reasons(Saying("I will never buy from you again", "complaint")), ElementsAre("churn"));
  EXPECT_THAT(Reasons(Saying("I will never buy from you again", "refund")), IsEmpty());
  EXPECT_THAT(Reasons(Saying("then we switch to another provider", "complaint")), ElementsAre("competitor"));
  Facts urgent = Saying("this is bad", "complaint");
  urgent.classification->urgency = "high";
  EXPECT_THAT(Reasons(urgent), ElementsAre("complaint_urgent"));
  urgent.classification->intent = "refund";
  EXPECT_THAT(Reasons(urgent), IsEmpty());
  Facts signal = Saying("this is bad", "complaint");
  signal.classification->signals = {{"churn", 0.5}, {"competitor", 0.49}};
  EXPECT_THAT(Reasons(signal), ElementsAre("churn"));
}

TEST(TriggersTest, TheStrongestComesFirst) {
  Facts facts = Saying("Get me a human. My lawyer will sue you, my account was hacked.", "complaint");
  facts.classification->sentiment->score = -0.9;
  facts.state.failed_attempts = 3;
  facts.relevance = 0;
  EXPECT_THAT(Reasons(facts, ExamplePolicy(), /*rule=*/true),
              ElementsAre("explicit_request", "legal", "security", "rule", "very_negative", "failed_attempts",
                          "low_relevance"));
}

TEST(IsSoftTest, OnlyNotKnowingEnoughIsSoft) {
  for (const char* code : {"off_topic", "low_class", "low_relevance", "declined", "low_support", "unverified"}) {
    EXPECT_TRUE(IsSoft(code)) << code;
  }
  for (const char* code : {"explicit_request", "legal", "rule", "stage_failure", "deadline", "human_mode", "churn"}) {
    EXPECT_FALSE(IsSoft(code)) << code;
  }
}

}  // namespace
}  // namespace firstline::escalation
