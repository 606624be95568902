#include "common/api_channel/ticket_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace firstline::api_channel {
namespace {

using Json = nlohmann::json;

v1::ConversationState Replied() {
  v1::ConversationState state;
  state.set_ticket_id("k1");
  state.set_last_turn_id("t1");
  state.mutable_updated_at()->set_seconds(1'795'000'060);
  v1::ApiConversation& api = *state.mutable_api();
  api.set_subject("Order 7");
  api.mutable_created_at()->set_seconds(1'795'000'000);
  v1::Message& message = *api.add_messages();
  message.set_id("m1");
  message.set_role(v1::ROLE_CUSTOMER);
  message.set_text("Where is it?");
  v1::ApiOutcome& outcome = *api.mutable_outcome();
  outcome.set_turn_id("t1");
  outcome.set_status(v1::API_STATUS_REPLIED);
  outcome.set_text("On its way.");
  outcome.set_message_id("e1");
  outcome.add_reasons("answered");
  outcome.add_sources()->set_article_id("a1");
  return state;
}

TEST(TicketJsonTest, AReplyComesWithItsSources) {
  const Json body = Json::parse(TicketJson(Replied()));
  EXPECT_EQ(body["id"], "k1");
  EXPECT_EQ(body["status"], "replied");
  EXPECT_EQ(body["subject"], "Order 7");
  EXPECT_EQ(body["created_at"], "2026-11-18T11:06:40.000Z");
  EXPECT_EQ(body["reply"]["text"], "On its way.");
  EXPECT_EQ(body["reply"]["message_id"], "e1");
  EXPECT_EQ(body["reply"]["sources"][0]["article_id"], "a1");
  EXPECT_EQ(body["reasons"], Json({"answered"}));
  EXPECT_EQ(body["messages"][0]["from"], "customer");
  EXPECT_FALSE(body.contains("draft"));
  EXPECT_FALSE(body.contains("team"));
}

TEST(TicketJsonTest, ANewTurnIsInProgressUntilItEnds) {
  v1::ConversationState state = Replied();
  state.set_last_turn_id("t2");
  const Json body = Json::parse(TicketJson(state));
  EXPECT_EQ(body["status"], "in_progress");
  EXPECT_FALSE(body.contains("reply"));
}

TEST(TicketJsonTest, AHandOffNamesTheTicket) {
  v1::ConversationState state = Replied();
  state.mutable_api()->mutable_outcome()->set_status(v1::API_STATUS_HANDED_OFF);
  state.mutable_api()->mutable_outcome()->set_team("billing");
  state.mutable_api()->mutable_hand_off()->set_helpdesk("main");
  state.mutable_api()->mutable_hand_off()->set_ticket_id("42");
  const Json body = Json::parse(TicketJson(state));
  EXPECT_EQ(body["status"], "handed_off");
  EXPECT_EQ(body["team"], "billing");
  EXPECT_EQ(body["helpdesk_ticket"]["id"], "42");
}

TEST(TicketJsonTest, IllFormedTextIsRepaired) {
  v1::ConversationState state = Replied();
  state.mutable_api()->mutable_messages(0)->set_text("a\xff");
  EXPECT_TRUE(Json::accept(TicketJson(state)));
}

TEST(TicketJsonTest, AnAcceptedTicketSaysNoMore) {
  const Json body = Json::parse(AcceptedJson("k1", absl::FromUnixSeconds(1'795'000'000)));
  EXPECT_EQ(body["status"], "accepted");
  EXPECT_EQ(body["messages"], Json::array());
}

TEST(CallbackJsonTest, TellsTheOutcomeOfOneTurn) {
  v1::Ticket ticket;
  ticket.set_conversation_id("api:k1");
  ticket.set_turn_id("t1");
  ticket.mutable_turn()->set_anchor_message_id("m1");
  ticket.mutable_helpdesk()->set_external_id("x-1");
  ticket.mutable_decision()->set_kind(v1::DECISION_KIND_ANSWER);
  ticket.mutable_decision()->mutable_plan()->mutable_public_message()->set_text("On its way.");
  ticket.mutable_outcome()->set_end(v1::END_REPLIED);
  ticket.mutable_outcome()->set_effective_mode(v1::MODE_AUTO);
  v1::Effect& effect = *ticket.mutable_outcome()->add_effects();
  effect.set_slot(v1::SLOT_PUBLIC_MESSAGE);
  effect.set_effect_id("e1");
  const Json body = Json::parse(CallbackJson(ticket));
  EXPECT_EQ(body["type"], "ticket.replied");
  EXPECT_EQ(body["data"]["id"], "k1");
  EXPECT_EQ(body["data"]["external_id"], "x-1");
  EXPECT_EQ(body["data"]["answers"], "m1");
  EXPECT_EQ(body["data"]["reply"]["text"], "On its way.");
  EXPECT_EQ(CallbackJson(ticket), CallbackJson(ticket));
}

}  // namespace
}  // namespace firstline::api_channel
