#include "services/escalation/wire.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "services/escalation/testing/tickets.h"

namespace firstline::escalation {
namespace {

using testing::ElementsAre;
using testing::Pair;

Facts Read(const v1::Ticket& ticket) { return FactsOf(ticket, Trigger::kAnswered, FridayMorning()); }

TEST(FactsOfTest, ReadsEveryPart) {
  v1::Ticket ticket = AnsweredTicket();
  ticket.mutable_conversation()->set_subject("Refund");
  ticket.mutable_conversation()->set_priority(v1::PRIORITY_HIGH);
  ticket.mutable_conversation()->add_tags("vip");
  (*ticket.mutable_customer()->mutable_attributes())["plan"] = "pro";
  ticket.mutable_customer()->set_locale("pt-BR");
  v1::Message& earlier = *ticket.add_history();
  earlier.set_role(v1::ROLE_AI);
  earlier.set_text("Which order?");
  earlier.set_public_(true);
  ticket.mutable_state()->set_person_owns(true);
  ticket.mutable_state()->set_bot_replies(2);
  ticket.mutable_state()->set_failed_attempts(1);
  ticket.mutable_state()->set_turns_before(3);
  ticket.mutable_state()->add_sentiment_scores(-0.5);
  ticket.mutable_state()->set_person_offered(true);
  ticket.mutable_classification()->mutable_sentiment()->set_score(-0.4);
  ticket.mutable_classification()->mutable_sentiment()->set_label("negative");
  ticket.mutable_classification()->mutable_urgency()->set_level("high");
  ticket.mutable_classification()->set_out_of_scope(0.1);
  v1::Signal& signal = *ticket.mutable_classification()->add_signals();
  signal.set_name("churn");
  signal.set_score(0.6);
  v1::Entity& entity = *ticket.mutable_classification()->add_entities();
  entity.set_type("amount");
  entity.set_value("5 €");
  v1::Passage& internal = *ticket.mutable_retrieval()->add_internal_passages();
  internal.set_article_id("goodwill");
  internal.set_relevance(0.99);
  ticket.add_errors()->set_stage("retriever");
  ticket.set_superseded_by("t2");

  const Facts facts = Read(ticket);
  EXPECT_EQ(facts.turn_id, "t1");
  EXPECT_EQ(facts.now, FridayMorning());
  EXPECT_EQ(facts.text, "How long does a refund take?");
  EXPECT_EQ(facts.subject, "Refund");
  EXPECT_EQ(facts.language, "en");
  EXPECT_EQ(facts.customer_language, "pt");
  EXPECT_EQ(facts.channel, "chat");
  EXPECT_EQ(facts.priority, conversation::Priority::kHigh);
  EXPECT_THAT(facts.tags, ElementsAre("vip"));
  EXPECT_THAT(facts.attributes, ElementsAre(Pair("plan", "pro")));
  ASSERT_EQ(facts.history.size(), 1u);
  EXPECT_EQ(facts.history[0].from, PastMessage::From::kFirstline);
  EXPECT_TRUE(facts.state.person_owns);
  EXPECT_TRUE(facts.state.person_offered);
  EXPECT_EQ(facts.state.bot_replies, 2);
  EXPECT_EQ(facts.state.failed_attempts, 1);
  EXPECT_EQ(facts.state.turns_before, 3);
  EXPECT_THAT(facts.state.sentiment_scores, ElementsAre(-0.5));
  ASSERT_TRUE(facts.classification.has_value());
  EXPECT_EQ(facts.classification->intent, "refund");
  EXPECT_DOUBLE_EQ(facts.classification->sentiment->score, -0.4);
  EXPECT_EQ(facts.classification->urgency, "high");
  EXPECT_THAT(facts.classification->signals, ElementsAre(Pair("churn", 0.6)));
  EXPECT_THAT(facts.classification->entities, ElementsAre(Pair("amount", "5 €")));
  EXPECT_DOUBLE_EQ(facts.relevance, 0.9);  // of what a customer may see
  EXPECT_EQ(facts.sources.size(), 2u);
  EXPECT_TRUE(facts.sources[1].internal);
  ASSERT_TRUE(facts.answer.has_value());
  EXPECT_TRUE(facts.answer->verified);
  EXPECT_THAT(facts.answer->article_ids, ElementsAre("refunds"));
  EXPECT_THAT(facts.failed_stages, ElementsAre("retriever"));
  EXPECT_EQ(facts.superseded_by, "t2");
  EXPECT_EQ(facts.first_accepted, FridayMorning());
}

TEST(FactsOfTest, WhatNoStageFilledIsAbsent) {
  const Facts facts = Read(ReceivedTicket());
  EXPECT_FALSE(facts.classification.has_value());
  EXPECT_FALSE(facts.answer.has_value());
  EXPECT_EQ(facts.relevance, 0);
  EXPECT_EQ(facts.language, "");
}

TEST(FactsOfTest, ATicketOfIdsOnlyIsReadable) {
  v1::Ticket ticket;
  ticket.set_turn_id("t1");
  const Facts facts = Read(ticket);
  EXPECT_EQ(facts.turn_number, 1);
  EXPECT_EQ(facts.channel, "email");
  EXPECT_EQ(facts.first_accepted, absl::InfinitePast());
}

TEST(FactsOfTest, NumbersOutOfRangeFallOnTheSafeSide) {
  v1::Ticket ticket = AnsweredTicket();
  ticket.mutable_classification()->set_probability(std::numeric_limits<double>::quiet_NaN());
  ticket.mutable_classification()->mutable_sentiment()->set_score(-7);
  ticket.mutable_answer()->set_support(-1);
  ticket.mutable_retrieval()->mutable_passages(0)->set_relevance(2);
  const Facts facts = Read(ticket);
  EXPECT_EQ(facts.classification->probability, 0);
  EXPECT_EQ(facts.classification->sentiment->score, -1);
  EXPECT_EQ(facts.answer->support, 0);
  EXPECT_EQ(facts.relevance, 1);
}

TEST(FactsOfTest, AnUnknownLanguageIsNone) {
  v1::Ticket ticket = AnsweredTicket();
  for (const char* tag : {"und", "", "x", "123"}) {
    ticket.mutable_classification()->set_language(tag);
    EXPECT_EQ(Read(ticket).language, "") << tag;
  }
  ticket.mutable_classification()->set_language("zh");
  EXPECT_EQ(Read(ticket).language, "zh");
}

TEST(FactsOfTest, EveryChannelRoleAndPriority) {
  const std::pair<v1::Channel, const char*> channels[] = {
      {v1::CHANNEL_UNSPECIFIED, "email"}, {v1::CHANNEL_CHAT, "chat"},
      {v1::CHANNEL_EMAIL, "email"},       {v1::CHANNEL_SLACK, "slack"},
      {v1::CHANNEL_SOCIAL, "social"},     {v1::CHANNEL_VOICE, "voice"},
      {v1::CHANNEL_API, "api"},           {static_cast<v1::Channel>(99), "email"}};
  for (const auto& [channel, name] : channels) {
    v1::Ticket ticket;
    ticket.set_channel(channel);
    EXPECT_EQ(Read(ticket).channel, name);
  }
  using From = PastMessage::From;
  const std::pair<v1::Role, From> roles[] = {{v1::ROLE_UNSPECIFIED, From::kPerson},
                                             {v1::ROLE_CUSTOMER, From::kCustomer},
                                             {v1::ROLE_AI, From::kFirstline},
                                             {v1::ROLE_AGENT, From::kPerson},
                                             {static_cast<v1::Role>(99), From::kPerson}};
  for (const auto& [role, from] : roles) {
    v1::Ticket ticket;
    ticket.add_history()->set_role(role);
    EXPECT_EQ(Read(ticket).history[0].from, from);
  }
  using conversation::Priority;
  const std::pair<v1::Priority, Priority> priorities[] = {
      {v1::PRIORITY_UNSPECIFIED, Priority::kUnset}, {v1::PRIORITY_LOW, Priority::kLow},
      {v1::PRIORITY_MEDIUM, Priority::kMedium},     {v1::PRIORITY_HIGH, Priority::kHigh},
      {v1::PRIORITY_URGENT, Priority::kUrgent},     {static_cast<v1::Priority>(99), Priority::kUnset}};
  for (const auto& [proto, priority] : priorities) {
    v1::Ticket ticket;
    ticket.mutable_conversation()->set_priority(proto);
    EXPECT_EQ(Read(ticket).priority, priority);
  }
}

v1::Decision Written(const Decision& decision) {
  v1::Ticket ticket;
  SetDecision(decision, "v7", ticket);
  return ticket.decision();
}

TEST(SetDecisionTest, WritesEveryPart) {
  Decision decision;
  decision.kind = Kind::kAnswer;
  decision.mode = policy::Mode::kAuto;
  decision.reasons = {"answered"};
  decision.rule = "vip";
  decision.inputs = {.decided_at = FridayMorning(),
                     .class_probability = 0.1,
                     .class_gate = 0.2,
                     .relevance = 0.3,
                     .relevance_gate = 0.4,
                     .support = 0.5,
                     .support_gate = 0.6,
                     .trigger = "answered",
                     .matched_rules = {"vip"}};
  decision.plan.public_message = PublicMessage{"Hi", true, {"a"}};
  decision.plan.note = Note{"note", {"b"}};
  decision.plan.tags = {"x", "y"};
  decision.plan.fields = Fields{"601", "billing", conversation::Priority::kHigh, conversation::Status::kEscalated};
  decision.plan.not_before = FridayMorning() + absl::Milliseconds(1500);

  const v1::Decision proto = Written(decision);
  EXPECT_EQ(proto.policy_version(), "v7");
  EXPECT_FALSE(proto.build().empty());
  EXPECT_THAT(proto.reasons(), ElementsAre("answered"));
  EXPECT_EQ(proto.rule(), "vip");
  EXPECT_EQ(proto.inputs().decided_at().seconds(), absl::ToUnixSeconds(FridayMorning()));
  EXPECT_DOUBLE_EQ(proto.inputs().class_probability(), 0.1);
  EXPECT_DOUBLE_EQ(proto.inputs().class_gate(), 0.2);
  EXPECT_DOUBLE_EQ(proto.inputs().relevance(), 0.3);
  EXPECT_DOUBLE_EQ(proto.inputs().relevance_gate(), 0.4);
  EXPECT_DOUBLE_EQ(proto.inputs().support(), 0.5);
  EXPECT_DOUBLE_EQ(proto.inputs().support_gate(), 0.6);
  EXPECT_EQ(proto.inputs().trigger(), "answered");
  EXPECT_THAT(proto.inputs().matched_rules(), ElementsAre("vip"));
  EXPECT_EQ(proto.plan().public_message().text(), "Hi");
  EXPECT_TRUE(proto.plan().public_message().draft());
  EXPECT_THAT(proto.plan().public_message().article_ids(), ElementsAre("a"));
  EXPECT_EQ(proto.plan().note().text(), "note");
  EXPECT_THAT(proto.plan().tags(), ElementsAre("x", "y"));
  EXPECT_EQ(proto.plan().fields().team_id(), "601");
  EXPECT_EQ(proto.plan().fields().team(), "billing");
  EXPECT_EQ(proto.plan().fields().priority(), v1::PRIORITY_HIGH);
  EXPECT_EQ(proto.plan().fields().status(), v1::CONVERSATION_STATUS_ESCALATED);
  EXPECT_EQ(proto.plan().not_before().nanos(), 500000000);
}

TEST(SetDecisionTest, AnEmptyPlanHasNoSlots) {
  const v1::Decision proto = Written(Decision());
  EXPECT_FALSE(proto.plan().has_public_message());
  EXPECT_FALSE(proto.plan().has_note());
  EXPECT_FALSE(proto.plan().has_fields());
  EXPECT_FALSE(proto.plan().has_not_before());
}

TEST(SetDecisionTest, EveryKindAndMode) {
  const std::pair<Kind, v1::DecisionKind> kinds[] = {{Kind::kAnswer, v1::DECISION_KIND_ANSWER},
                                                     {Kind::kAsk, v1::DECISION_KIND_ASK},
                                                     {Kind::kOffer, v1::DECISION_KIND_OFFER},
                                                     {Kind::kHandOff, v1::DECISION_KIND_HAND_OFF},
                                                     {Kind::kIgnore, v1::DECISION_KIND_IGNORE}};
  for (const auto& [kind, proto] : kinds) {
    Decision decision;
    decision.kind = kind;
    EXPECT_EQ(Written(decision).kind(), proto);
  }
  using policy::Mode;
  const std::pair<Mode, v1::Mode> modes[] = {{Mode::kOff, v1::MODE_OFF},
                                             {Mode::kNote, v1::MODE_NOTE},
                                             {Mode::kDraft, v1::MODE_DRAFT},
                                             {Mode::kAuto, v1::MODE_AUTO},
                                             {Mode::kHuman, v1::MODE_HUMAN}};
  for (const auto& [mode, proto] : modes) {
    Decision decision;
    decision.mode = mode;
    EXPECT_EQ(Written(decision).mode(), proto);
  }
}

TEST(DeadlineOfTest, ATicketWithoutADeadlineIsDueAtOnce) {
  EXPECT_EQ(DeadlineOf(ReceivedTicket()), FridayMorning() + absl::Seconds(10));
  EXPECT_EQ(DeadlineOf(v1::Ticket()), absl::InfinitePast());
}

}  // namespace
}  // namespace firstline::escalation
