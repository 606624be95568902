#include "common/api_channel/outcome.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace firstline::api_channel {
namespace {

v1::Ticket Dispatched(v1::DecisionKind kind, v1::End end, v1::Mode mode) {
  v1::Ticket ticket;
  ticket.set_turn_id("t1");
  ticket.mutable_decision()->set_kind(kind);
  ticket.mutable_decision()->mutable_plan()->mutable_public_message()->set_text("Hello");
  ticket.mutable_decision()->mutable_plan()->mutable_public_message()->add_article_ids("a1");
  ticket.mutable_decision()->mutable_plan()->mutable_fields()->set_team("billing");
  ticket.mutable_decision()->mutable_plan()->mutable_note()->set_text("a note");
  for (const char* id : {"a1", "a2"}) ticket.mutable_answer()->add_sources()->set_article_id(id);
  ticket.mutable_outcome()->set_end(end);
  ticket.mutable_outcome()->set_effective_mode(mode);
  ticket.mutable_outcome()->add_reasons("answered");
  return ticket;
}

v1::Effect& AddEffect(v1::Ticket& ticket, v1::Slot slot, const char* remote_id) {
  v1::Effect& effect = *ticket.mutable_outcome()->add_effects();
  effect.set_slot(slot);
  effect.set_effect_id("e1");
  effect.set_remote_id(remote_id);
  return effect;
}

TEST(ApiOutcomeTest, AReplyIsTheTextWithTheSourcesItCites) {
  v1::Ticket ticket = Dispatched(v1::DECISION_KIND_ANSWER, v1::END_REPLIED, v1::MODE_AUTO);
  AddEffect(ticket, v1::SLOT_PUBLIC_MESSAGE, "e1");
  const v1::ApiOutcome outcome = OutcomeOf(ticket);
  EXPECT_EQ(outcome.status(), v1::API_STATUS_REPLIED);
  EXPECT_EQ(outcome.text(), "Hello");
  EXPECT_EQ(outcome.message_id(), "e1");
  EXPECT_EQ(outcome.draft(), "");
  ASSERT_EQ(outcome.sources_size(), 1);
  EXPECT_EQ(outcome.sources(0).article_id(), "a1");
  EXPECT_EQ(outcome.team(), "");
}

TEST(ApiOutcomeTest, WhatWasPlannedAndNotRecordedWasNotSaid) {
  const v1::ApiOutcome outcome = OutcomeOf(Dispatched(v1::DECISION_KIND_ANSWER, v1::END_IGNORED, v1::MODE_AUTO));
  EXPECT_EQ(outcome.status(), v1::API_STATUS_IGNORED);
  EXPECT_EQ(outcome.text(), "");
  EXPECT_EQ(outcome.sources_size(), 0);
}

TEST(ApiOutcomeTest, ALoweredModeMakesADraft) {
  v1::Ticket ticket = Dispatched(v1::DECISION_KIND_ANSWER, v1::END_DRAFTED, v1::MODE_DRAFT);
  AddEffect(ticket, v1::SLOT_PUBLIC_MESSAGE, "e1");
  EXPECT_EQ(OutcomeOf(ticket).text(), "");
  EXPECT_EQ(OutcomeOf(ticket).draft(), "Hello");
}

TEST(ApiOutcomeTest, ASuggestionInANoteIsADraft) {
  EXPECT_EQ(OutcomeOf(Dispatched(v1::DECISION_KIND_ANSWER, v1::END_DRAFTED, v1::MODE_NOTE)).draft(), "a note");
}

TEST(ApiOutcomeTest, AHandOffTellsTheCustomerAndNamesTeamAndTicket) {
  v1::Ticket ticket = Dispatched(v1::DECISION_KIND_HAND_OFF, v1::END_HANDED_OFF, v1::MODE_HUMAN);
  AddEffect(ticket, v1::SLOT_PUBLIC_MESSAGE, "e1");
  AddEffect(ticket, v1::SLOT_FIELDS, HandOffRemoteId("main", "42").c_str());
  const v1::ApiOutcome outcome = OutcomeOf(ticket);
  EXPECT_EQ(outcome.status(), v1::API_STATUS_HANDED_OFF);
  EXPECT_EQ(outcome.text(), "Hello");
  EXPECT_EQ(outcome.team(), "billing");
  const auto opened = HandOffOf(ticket);
  ASSERT_TRUE(opened.has_value());
  EXPECT_EQ(opened->helpdesk(), "main");
  EXPECT_EQ(opened->ticket_id(), "42");
}

TEST(ApiOutcomeTest, WithoutATicketInAHelpdeskThereIsNone) {
  v1::Ticket ticket = Dispatched(v1::DECISION_KIND_HAND_OFF, v1::END_HANDED_OFF, v1::MODE_HUMAN);
  AddEffect(ticket, v1::SLOT_FIELDS, "");
  EXPECT_FALSE(HandOffOf(ticket).has_value());
}

TEST(ApiOutcomeTest, ConversationsOfTheApiAreKnownByTheirIds) {
  EXPECT_TRUE(IsApiConversation("api:1"));
  EXPECT_FALSE(IsApiConversation("apis:1"));
  EXPECT_FALSE(IsApiConversation("main:1"));
  EXPECT_EQ(TicketIdOf("api:k-1"), "k-1");
}

}  // namespace
}  // namespace firstline::api_channel
