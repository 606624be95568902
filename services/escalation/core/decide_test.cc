#include "services/escalation/core/decide.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "common/templates/templates.h"
#include "services/escalation/core/testing/examples.h"

namespace firstline::escalation {
namespace {

using policy::Mode;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

Decision Decided(const Facts& facts, const policy::Policy& policy = ExamplePolicy()) {
  const absl::StatusOr<Decision> decision = Decide(policy, facts);
  EXPECT_TRUE(decision.ok()) << decision.status();
  return decision.value_or(Decision());
}

policy::Policy WithMode(Mode mode, policy::Trust trust = policy::Trust::kOperator) {
  policy::Policy policy = ExamplePolicy();
  policy.autonomy.default_mode = mode;
  policy.autonomy.trust = trust;
  return policy;
}

policy::Policy WithRule(policy::Action then) {
  policy::Policy policy = ExamplePolicy();
  policy::Rule rule;
  rule.name = "refunds";
  rule.when.kind = policy::Condition::Kind::kLeaf;
  rule.when.field = "intent";
  rule.when.op = "is";
  rule.when.values = {"refund"};
  rule.then = std::move(then);
  policy.rules = {rule};
  return policy;
}

Facts Unanswerable() {
  Facts facts = ExampleFacts();
  facts.answer = Answer{.declined_reason = "low_relevance"};
  facts.relevance = 0.2;
  return facts;
}

TEST(DecideTest, AGoodAnswerIsSentAfterTheQuietTime) {
  const Facts facts = ExampleFacts();
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kAnswer);
  EXPECT_EQ(decision.mode, Mode::kAuto);
  EXPECT_THAT(decision.reasons, ElementsAre("answered"));
  ASSERT_TRUE(decision.plan.public_message.has_value());
  EXPECT_EQ(decision.plan.public_message->text, facts.answer->text);
  EXPECT_FALSE(decision.plan.public_message->draft);
  EXPECT_THAT(decision.plan.public_message->article_ids, ElementsAre("refunds"));
  EXPECT_EQ(decision.plan.fields->status, conversation::Status::kWaiting);
  EXPECT_EQ(decision.plan.not_before, facts.last_accepted + absl::Seconds(2));
  EXPECT_THAT(decision.plan.tags, IsEmpty());
  EXPECT_FALSE(decision.plan.note.has_value());
}

TEST(DecideTest, TheQuietTimeIsCappedFromTheFirstMessage) {
  Facts facts = ExampleFacts();
  facts.last_accepted = facts.now;
  facts.first_accepted = facts.now - absl::Seconds(5);
  EXPECT_EQ(Decided(facts).plan.not_before, facts.first_accepted + absl::Seconds(6));
  facts.channel = "email";
  EXPECT_EQ(Decided(facts).plan.not_before, facts.last_accepted + absl::Seconds(8));
}

TEST(DecideTest, TheModeCutsAnAnswer) {
  const Decision draft = Decided(ExampleFacts(), WithMode(Mode::kDraft));
  EXPECT_EQ(draft.kind, Kind::kAnswer);
  EXPECT_TRUE(draft.plan.public_message->draft);
  EXPECT_FALSE(draft.plan.fields.has_value());
  const Decision note = Decided(ExampleFacts(), WithMode(Mode::kNote));
  EXPECT_FALSE(note.plan.public_message.has_value());
  EXPECT_THAT(note.plan.note->text, HasSubstr("A refund takes five days."));
  EXPECT_THAT(note.plan.note->text, HasSubstr("90 %"));
  EXPECT_EQ(Decided(ExampleFacts(), WithMode(Mode::kOff)).plan, Plan());
}

TEST(DecideTest, WithoutACertificateAutoIsADraft) {
  const Decision decision = Decided(ExampleFacts(), WithMode(Mode::kAuto, policy::Trust::kCertified));
  EXPECT_EQ(decision.mode, Mode::kDraft);
  EXPECT_TRUE(decision.plan.public_message->draft);
}

TEST(DecideTest, AHandOffIsOneWholePlan) {
  Facts facts = ExampleFacts();
  facts.text = "I want to talk to a human";
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("explicit_request"));
  EXPECT_EQ(decision.plan.public_message->text,
            "Hi,\n\nI have passed your message to the billing team. Expected answer: within 4 hours.\n\n"
            "Best wishes\nAcme Support");
  EXPECT_THAT(decision.plan.tags, ElementsAre("fl_handoff", "fl_refund", "fl_reason_explicit_request"));
  EXPECT_EQ(decision.plan.fields->team, "billing");
  EXPECT_EQ(decision.plan.fields->team_id, "601");
  EXPECT_EQ(decision.plan.fields->status, conversation::Status::kEscalated);
  EXPECT_EQ(decision.plan.fields->priority, conversation::Priority::kUnset);
  EXPECT_THAT(decision.plan.note->text, HasSubstr("the customer asked for a person"));
  EXPECT_EQ(decision.plan.not_before, absl::InfinitePast());
}

TEST(DecideTest, TheModeCutsAHandOff) {
  Facts facts = ExampleFacts();
  facts.text = "I want to talk to a human";
  for (const Mode mode : {Mode::kAuto, Mode::kHuman}) {
    EXPECT_TRUE(Decided(facts, WithMode(mode)).plan.public_message.has_value());
  }
  for (const Mode mode : {Mode::kNote, Mode::kDraft}) {
    const Decision decision = Decided(facts, WithMode(mode));
    EXPECT_EQ(decision.kind, Kind::kHandOff);
    EXPECT_FALSE(decision.plan.public_message.has_value());
    EXPECT_TRUE(decision.plan.note.has_value());
    EXPECT_TRUE(decision.plan.fields.has_value());
    EXPECT_THAT(decision.plan.tags, Not(IsEmpty()));
  }
  const Decision off = Decided(facts, WithMode(Mode::kOff));
  EXPECT_EQ(off.kind, Kind::kHandOff);
  EXPECT_EQ(off.plan, Plan());
}

TEST(DecideTest, AnIntentForPeopleIsHandedOffInFull) {
  Facts facts = ExampleFacts();
  facts.classification->intent = "legal";
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.mode, Mode::kHuman);
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("human_mode"));
  EXPECT_TRUE(decision.plan.public_message.has_value());
}

TEST(DecideTest, NothingIsDoneWhileAPersonOwnsTheConversation) {
  Facts facts = ExampleFacts();
  facts.text = "I want to talk to a human, my lawyer will sue you";
  facts.state.person_owns = true;
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kIgnore);
  EXPECT_THAT(decision.reasons, ElementsAre("person_owns"));
  EXPECT_EQ(decision.plan, Plan());
}

TEST(DecideTest, AfterAHandOffNothingIsSaidAnyMore) {
  Facts facts = ExampleFacts();
  facts.state.handed_off = true;
  facts.history.push_back({PastMessage::From::kFirstline, "A colleague will answer."});
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kIgnore);
  EXPECT_THAT(decision.reasons, ElementsAre("already_handed_off"));
  EXPECT_EQ(decision.plan, Plan());
}

TEST(DecideTest, WhatATeamMustKnowReachesItAfterAHandOffAsANote) {
  Facts facts = ExampleFacts();
  facts.text = "I want to talk to a human, my lawyer will sue you";
  facts.state.handed_off = true;
  facts.history.push_back({PastMessage::From::kFirstline, "A colleague will answer."});
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_EQ(decision.reasons[0], "explicit_request");
  EXPECT_TRUE(decision.plan.note.has_value());
  EXPECT_FALSE(decision.plan.public_message.has_value());
}

TEST(DecideTest, AHandOffTheCustomerWasNotToldOfIsToldWithTheNextTurn) {
  Facts facts = ExampleFacts();
  facts.state.handed_off = true;
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("already_handed_off"));
  EXPECT_TRUE(decision.plan.public_message.has_value());
}

TEST(DecideTest, ASupersededTurnIsIgnored) {
  Facts facts = ExampleFacts();
  facts.superseded_by = "fedcba9876543210fedcba9876543210";
  EXPECT_EQ(Decided(facts).kind, Kind::kIgnore);
  EXPECT_THAT(Decided(facts).reasons, ElementsAre("superseded"));
}

TEST(DecideTest, AnExplicitRequestIsHonouredWithEveryOtherStageDown) {
  Facts facts;
  facts.turn_id = "t";
  facts.now = FridayMorning();
  facts.text = "Can I speak to a person?";
  facts.channel = "chat";
  facts.trigger = Trigger::kExplicitRequest;
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("explicit_request"));
  EXPECT_EQ(decision.inputs.trigger, "explicit_request");
  EXPECT_EQ(decision.plan.fields->team, "tier1");
  EXPECT_THAT(decision.plan.tags, ElementsAre("fl_handoff", "fl_reason_explicit_request"));
}

TEST(DecideTest, TheModeOfTalkToHumanAppliesWhenThereIsNoClassification) {
  Facts facts;
  facts.turn_id = "t";
  facts.now = FridayMorning();
  facts.text = "human";
  facts.trigger = Trigger::kExplicitRequest;
  policy::Policy policy = WithMode(Mode::kDraft);
  policy.autonomy.intents["talk_to_human"] = Mode::kHuman;
  EXPECT_EQ(Decided(facts, policy).mode, Mode::kHuman);
  EXPECT_TRUE(Decided(facts, policy).plan.public_message.has_value());
}

TEST(DecideTest, AtTheDeadlineAPersonTakesOver) {
  Facts facts = ExampleFacts();
  facts.trigger = Trigger::kDeadline;
  facts.classification.reset();
  facts.answer.reset();
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("deadline"));
  EXPECT_EQ(decision.inputs.trigger, "deadline");
}

TEST(DecideTest, AFailedStageIsRecordedAsTheTrigger) {
  Facts facts = ExampleFacts();
  facts.failed_stages = {"classifier"};
  EXPECT_EQ(Decided(facts).inputs.trigger, "stage_failure");
  EXPECT_THAT(Decided(facts).plan.note->text, HasSubstr("Failed: classifier"));
}

TEST(DecideTest, TheGatesAreRecorded) {
  const Inputs inputs = Decided(ExampleFacts()).inputs;
  EXPECT_DOUBLE_EQ(inputs.class_probability, 0.9);
  EXPECT_DOUBLE_EQ(inputs.class_gate, 0.70);
  EXPECT_DOUBLE_EQ(inputs.relevance_gate, 0.75);
  EXPECT_DOUBLE_EQ(inputs.support_gate, 0.70);
  EXPECT_EQ(inputs.decided_at, FridayMorning());
  EXPECT_EQ(inputs.trigger, "answered");
}

TEST(DecideTest, WithoutAnAnswerAPersonTakesOver) {
  const Decision decision = Decided(Unanswerable());
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("low_relevance", "declined"));
}

TEST(DecideTest, AClarifyingQuestionIsAskedOnce) {
  Facts facts = Unanswerable();
  facts.answer->clarifying_question = "Is it about the desk or about the chair?";
  const Decision decision = Decided(facts);
  EXPECT_EQ(decision.kind, Kind::kAsk);
  EXPECT_THAT(decision.reasons, ElementsAre("clarify", "low_relevance", "declined"));
  EXPECT_THAT(decision.plan.public_message->text, HasSubstr("Is it about the desk or about the chair?"));
  EXPECT_GT(decision.plan.not_before, facts.last_accepted);
  facts.state.failed_attempts = 1;
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
}

TEST(DecideTest, NothingIsAskedWhenItIsUnclearWhatTheCustomerWants) {
  Facts facts = Unanswerable();
  facts.answer->clarifying_question = "Which?";
  facts.classification->probability = 0.5;
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
}

TEST(DecideTest, TheDecidingReasonIsNeverSoftWhenThereIsAnother) {
  Facts facts = Unanswerable();
  facts.classification->intent = "complaint";
  facts.classification->urgency = "high";
  EXPECT_THAT(Decided(facts).reasons, ElementsAre("complaint_urgent", "low_relevance", "declined"));
}

Facts Chatter(absl::string_view text, absl::string_view intent) {
  Facts facts = Unanswerable();
  facts.text = std::string(text);
  facts.classification->intent = std::string(intent);
  return facts;
}

TEST(DecideTest, ThanksAreIgnored) {
  EXPECT_THAT(Decided(Chatter("Thank you so much!", "small_talk")).reasons, ElementsAre("no_question"));
  EXPECT_EQ(Decided(Chatter("Vielen Dank, hat geklappt.", "praise")).kind, Kind::kIgnore);
}

TEST(DecideTest, ThanksWithAQuestionOrManyWordsAreRead) {
  EXPECT_EQ(Decided(Chatter("Thanks! And where is my refund?", "praise")).kind, Kind::kHandOff);
  const std::string twenty = "thanks a b c d e f g h i j k l m n o p q r s";
  EXPECT_EQ(Decided(Chatter(twenty, "small_talk")).kind, Kind::kIgnore);
  EXPECT_NE(Decided(Chatter(twenty + " t", "small_talk")).kind, Kind::kIgnore);
}

TEST(DecideTest, PlainThanksAfterOurReplyEndWithoutAPersonWhateverTheClass) {
  Facts facts = Chatter("Perfect, that's all I needed. Thank you!", "praise");
  facts.classification->probability = 0.3;
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff) << "nobody has replied yet";
  facts.state.bot_replies = 1;
  EXPECT_THAT(Decided(facts).reasons, ElementsAre("no_question"));
  facts.text = "Thank you, please send me the invoice as well.";
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
  facts.text = "Thank you!";
  facts.classification->sentiment = Sentiment{.score = -0.95, .label = "very_negative"};
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff) << "a reason for a person comes first";
}

TEST(DecideTest, ThanksThatObjectAreNotSwallowed) {
  Facts facts = Chatter("Thanks, but it still does not work.", "small_talk");
  facts.state.bot_replies = 1;
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
  facts.text = "Danke, hat aber leider nicht geholfen.";
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
}

TEST(DecideTest, AWordOfAgreementAfterOurReplyIsIgnored) {
  Facts facts = Chatter("ok", "small_talk");
  facts.state.bot_replies = 1;
  facts.history = {{PastMessage::From::kFirstline, "A refund takes five days."}};
  EXPECT_EQ(Decided(facts).kind, Kind::kIgnore);
  facts.history = {{PastMessage::From::kFirstline, "Is it about the desk?"}};  // then it is an answer
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
}

TEST(DecideTest, AGreetingIsAskedWhatItIsAbout) {
  const Decision decision = Decided(Chatter("Hello?", "small_talk"));
  EXPECT_EQ(decision.kind, Kind::kAsk);
  EXPECT_THAT(decision.reasons, ElementsAre("greeting"));
  EXPECT_THAT(decision.plan.public_message->text, HasSubstr("Could you describe"));
}

TEST(DecideTest, ASecondGreetingGoesToAPerson) {
  Facts facts = Chatter("Hello?", "small_talk");
  facts.state.bot_replies = 1;
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
}

TEST(DecideTest, PraiseGoesToAPersonWithLowPriority) {
  const Decision decision = Decided(Chatter("The desk survived two moves. Kudos to whoever made it", "praise"));
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("praise"));
  EXPECT_EQ(decision.plan.fields->priority, conversation::Priority::kLow);
}

TEST(DecideTest, OffTopicGoesToAPersonWithLowPriority) {
  const Decision decision = Decided(Chatter("What is the capital of Mongolia?", "other"));
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_THAT(decision.reasons, ElementsAre("off_topic"));
  EXPECT_EQ(decision.plan.fields->priority, conversation::Priority::kLow);
  EXPECT_EQ(decision.plan.fields->team, "tier1");
}

TEST(DecideTest, AnUnclearGreetingTakesTheOrdinaryWay) {
  Facts facts = Chatter("Hello?", "small_talk");
  facts.classification->probability = 0.69;
  EXPECT_EQ(Decided(facts).kind, Kind::kHandOff);
}

TEST(DecideTest, ARuleEscalatesToItsTeamWithItsPriorityAndTags) {
  const Decision decision =
      Decided(ExampleFacts(), WithRule({.escalate = "tier1", .tags = {"vip"}, .priority = "urgent"}));
  EXPECT_EQ(decision.kind, Kind::kHandOff);
  EXPECT_EQ(decision.rule, "refunds");
  EXPECT_THAT(decision.reasons, ElementsAre("rule"));
  EXPECT_THAT(decision.inputs.matched_rules, ElementsAre("refunds"));
  EXPECT_EQ(decision.plan.fields->team, "tier1");
  EXPECT_EQ(decision.plan.fields->priority, conversation::Priority::kUrgent);
  EXPECT_THAT(decision.plan.tags, Contains("vip"));
  EXPECT_THAT(decision.plan.note->text, HasSubstr("Rule: refunds"));
}

TEST(DecideTest, ARuleMayOnlyRoute) {
  EXPECT_EQ(Decided(ExampleFacts(), WithRule({.route_to_team = "tier1"})).kind, Kind::kAnswer);
  EXPECT_EQ(Decided(Unanswerable(), WithRule({.route_to_team = "tier1"})).plan.fields->team, "tier1");
}

TEST(DecideTest, ARuleLowersToDraftAndTagsAnAnswer) {
  const Decision decision = Decided(ExampleFacts(), WithRule({.draft = true, .tags = {"checked"}}));
  EXPECT_EQ(decision.mode, Mode::kDraft);
  EXPECT_TRUE(decision.plan.public_message->draft);
  EXPECT_THAT(decision.plan.tags, ElementsAre("checked"));
}

TEST(DecideTest, ARuleOffersAPersonOncePerConversation) {
  Facts facts = ExampleFacts();
  const policy::Policy policy = WithRule({.offer = true});
  const Decision decision = Decided(facts, policy);
  EXPECT_EQ(decision.kind, Kind::kOffer);
  EXPECT_EQ(decision.rule, "refunds");
  EXPECT_THAT(decision.plan.public_message->text, HasSubstr("A refund takes five days."));
  EXPECT_THAT(decision.plan.public_message->text, HasSubstr("talk to a person"));
  facts.state.person_offered = true;
  EXPECT_EQ(Decided(facts, policy).kind, Kind::kAnswer);
}

TEST(DecideTest, AnOfferStandsInForAMissingAnswer) {
  const Decision decision = Decided(Unanswerable(), WithRule({.offer = true}));
  EXPECT_EQ(decision.kind, Kind::kOffer);
  EXPECT_THAT(decision.reasons, ElementsAre("offered", "low_relevance", "declined"));
  EXPECT_THAT(decision.plan.public_message->text, Not(HasSubstr("refund takes")));
}

TEST(DecideTest, AYesToOurOfferIsAnExplicitRequest) {
  Facts facts = Chatter("Yes please", "small_talk");
  const std::string phrase = templates::Render(templates::TemplateId::kPersonPhrase, "en");
  const std::string offer = templates::Render(templates::TemplateId::kOffer, "en", {{"phrase", phrase}});
  facts.state.bot_replies = 1;
  facts.history = {{PastMessage::From::kFirstline, "Hi,\n\n" + offer}};
  EXPECT_EQ(Decided(facts).reasons[0], "explicit_request");
  facts.text = "no, not now";
  EXPECT_THAT(Decided(facts).reasons, Not(Contains("explicit_request")));
  facts.text = "yes";
  facts.history.push_back({PastMessage::From::kFirstline, "The desk is 160 cm wide."});
  EXPECT_THAT(Decided(facts).reasons, Not(Contains("explicit_request")));
}

TEST(DecideTest, DangerIsUrgentAndATicketsPriorityIsNeverLowered) {
  Facts facts = ExampleFacts();
  facts.text = "The lamp caught fire!";
  EXPECT_EQ(Decided(facts).plan.fields->priority, conversation::Priority::kUrgent);
  facts.priority = conversation::Priority::kUrgent;
  EXPECT_EQ(Decided(facts).plan.fields->priority, conversation::Priority::kUnset);
}

TEST(DecideTest, TheCustomersLanguageIsSpokenWhereWeCan) {
  Facts facts = ExampleFacts();
  facts.text = "Ich möchte mit einem Menschen sprechen";
  facts.language = "de";
  EXPECT_THAT(Decided(facts).plan.public_message->text, HasSubstr("Team"));
  EXPECT_THAT(Decided(facts).plan.public_message->text, Not(HasSubstr("I have passed")));
  facts.language = "ja";
  EXPECT_THAT(Decided(facts).plan.public_message->text, HasSubstr("I have passed"));
}

TEST(DecideTest, ATurnNobodyClassifiedIsAnsweredInItsLanguage) {
  Facts facts;
  facts.turn_id = "t";
  facts.now = FridayMorning();
  facts.trigger = Trigger::kExplicitRequest;
  facts.customer_language = "fr";
  facts.text = "Ich möchte mit einem Menschen sprechen";  // the words beat the helpdesk's guess
  EXPECT_EQ(Decided(facts).plan.public_message->text.find("Hallo"), 0u);
  facts.text = "operator";  // no language's word alone
  EXPECT_EQ(Decided(facts).plan.public_message->text.find("Bonjour"), 0u);
  facts.customer_language = "";
  EXPECT_EQ(Decided(facts).plan.public_message->text.find("Hi,"), 0u);
}

TEST(DecideTest, SameInputSameDecision) {
  Facts facts = Unanswerable();
  facts.text = "Get me a human. My lawyer will sue you.";
  const Decision first = Decided(facts);
  for (int i = 0; i < 50; ++i) EXPECT_EQ(Decided(facts), first);
}

TEST(DecideTest, NumbersOutOfRangeAreRefused) {
  Facts facts = ExampleFacts();
  facts.relevance = 1.01;
  EXPECT_EQ(Decide(ExamplePolicy(), facts).status().code(), absl::StatusCode::kInvalidArgument);
  facts = ExampleFacts();
  facts.classification->probability = std::numeric_limits<double>::quiet_NaN();
  EXPECT_FALSE(Decide(ExamplePolicy(), facts).ok());
  facts = ExampleFacts();
  facts.classification->sentiment->score = -1.01;
  EXPECT_FALSE(Decide(ExamplePolicy(), facts).ok());
  facts = ExampleFacts();
  facts.answer->support = -0.01;
  EXPECT_FALSE(Decide(ExamplePolicy(), facts).ok());
  facts = ExampleFacts();
  facts.turn_id = "";
  EXPECT_FALSE(Decide(ExamplePolicy(), facts).ok());
}

}  // namespace
}  // namespace firstline::escalation
