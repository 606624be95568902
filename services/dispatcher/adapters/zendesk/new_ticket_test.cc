#include "services/dispatcher/adapters/zendesk/new_ticket.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace firstline::dispatcher::zendesk {
namespace {

using Json = nlohmann::json;

NewTicket HandOff() {
  NewTicket ticket;
  ticket.effect_id = "e1";
  ticket.external_id = "api:k1";
  ticket.customer_name = "Ana";
  ticket.customer_email = "ana@example.org";
  ticket.subject = "Order 7";
  ticket.text = "Customer:\nI want <b>a person</b>";
  ticket.tags = {"Fl Handoff", "fl_handoff", ""};
  ticket.fields = {.team_id = "600", .priority = conversation::Priority::kHigh};
  return ticket;
}

TEST(NewTicketTest, TheFirstCommentIsPrivateAndOurs) {
  const http::HttpRequest request = EncodeNewTicket(HandOff(), 8000);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.url, "/api/v2/tickets");
  EXPECT_EQ(request.headers.Get("Idempotency-Key"), "e1");
  const Json ticket = Json::parse(request.body)["ticket"];
  EXPECT_EQ(ticket["comment"]["public"], false);
  EXPECT_EQ(ticket["comment"]["author_id"], 8000);
  EXPECT_EQ(ticket["comment"]["html_body"], "<p>Customer:<br>I want &lt;b&gt;a person&lt;/b&gt;</p>");
  EXPECT_EQ(ticket["requester"], Json({{"name", "Ana"}, {"email", "ana@example.org"}}));
  EXPECT_EQ(ticket["tags"], Json({"fl_handoff"}));
  EXPECT_EQ(ticket["priority"], "high");
  EXPECT_EQ(ticket["group_id"], 600);
  EXPECT_EQ(ticket["external_id"], "api:k1");
}

TEST(NewTicketTest, WithoutAnAddressThereIsNoRequester) {
  NewTicket ticket = HandOff();
  ticket.customer_email.clear();
  EXPECT_FALSE(Json::parse(EncodeNewTicket(ticket, 8000).body)["ticket"].contains("requester"));
}

TEST(NewTicketTest, WhatIsUnsetIsLeftOut) {
  NewTicket ticket = HandOff();
  ticket.fields = {.team_id = "tier1"};
  ticket.tags.clear();
  const Json body = Json::parse(EncodeNewTicket(ticket, 8000).body)["ticket"];
  for (const char* name : {"group_id", "priority", "tags"}) EXPECT_FALSE(body.contains(name)) << name;
}

TEST(NewTicketTest, TheSameTicketGivesTheSameBytes) {
  EXPECT_EQ(EncodeNewTicket(HandOff(), 1).body, EncodeNewTicket(HandOff(), 1).body);
}

TEST(NewTicketTest, TheIdIsReadFromTheAnswer) {
  EXPECT_EQ(TicketIdOf(R"({"ticket":{"id":9007199254740993}})"), "9007199254740993");
  for (const char* body : {"", "{}", "[]", R"({"ticket":{"id":"7"}})", R"({"ticket":7})"}) {
    EXPECT_EQ(TicketIdOf(body), "") << body;
  }
}

}  // namespace
}  // namespace firstline::dispatcher::zendesk
