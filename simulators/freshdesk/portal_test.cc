#include "simulators/freshdesk/portal.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/freshdesk/testing/desk.h"

namespace firstline::sim::freshdesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using testing::Parsed;

TEST(PortalTest, ARequesterOpensATicketWhoseFirstMessageIsItsDescription) {  // helpdesks.md 3.2
  Desk desk;
  const Outcome outcome = desk.Control(
      "tickets",
      R"({"external_id":"e1","requester":{"name":"Ana","email":"ana@example.com","locale":"de"},"subject":"Parcel",
          "text":"Where?","channel":"chat","tags":["shop"],"group_id":601,"priority":"high"})");
  ASSERT_EQ(outcome.status, 201) << outcome.body;
  EXPECT_EQ(Parsed(outcome)["ticket_id"], "6541");
  EXPECT_EQ(Parsed(outcome)["message_id"], "description");
  EXPECT_EQ(desk.ticket().source, 7);
  EXPECT_EQ(desk.ticket().priority, 3);
  EXPECT_EQ(desk.ticket().group_id, 601);
  EXPECT_TRUE(desk.ticket().conversations.empty());
  EXPECT_EQ(Json::parse(outcome.journal.at(0))["comment"]["text"], "Where?");
  EXPECT_EQ(Parsed(desk.Control("tickets/e1"))["last_customer_message_id"], "description");
}

TEST(PortalTest, ARequestersReplyOpensWhatRested) {
  for (const char* status : {"pending", "solved", "closed"}) {
    Desk desk;
    desk.Open("e1");
    desk.Control("tickets/e1/status", Json{{"status", status}}.dump());
    const Outcome outcome = desk.Control("tickets/6541/messages", R"({"text":"Still here"})");
    ASSERT_EQ(outcome.status, 200);
    EXPECT_EQ(desk.ticket().status, kOpen) << status;
    EXPECT_TRUE(desk.ticket().conversations.back().incoming);
    EXPECT_EQ(Parsed(desk.Control("tickets/e1"))["last_customer_message_id"], Parsed(outcome)["message_id"]);
  }
}

TEST(PortalTest, WhetherAReplyOpensIsASwitch) {
  Options options;
  options.reopens_on_reply = false;
  Desk desk(options);
  desk.Open("e1");
  desk.Control("tickets/e1/status", R"({"status":"closed"})");
  desk.Control("tickets/e1/messages", R"({"text":"Still here"})");
  EXPECT_EQ(desk.ticket().status, kClosed);
}

TEST(PortalTest, AnAgentsNoteIsPrivate) {
  Desk desk;
  desk.Open("e1");
  desk.Control("tickets/e1/messages", R"({"from":"agent","text":"hm","public":false})");
  EXPECT_TRUE(desk.ticket().conversations.back().is_private);
  EXPECT_EQ(desk.ticket().conversations.back().source, kNote);
  desk.Control("tickets/e1/messages", R"({"from":"agent","agent_id":8002,"text":"Hello"})");
  EXPECT_FALSE(desk.ticket().conversations.back().incoming);
  EXPECT_EQ(desk.ticket().conversations.back().user_id, 8002);
}

TEST(PortalTest, AssigningSuspendingAndMorePeople) {
  Desk desk;
  desk.Open("e1");
  desk.Control("tickets/e1/assign", R"({"group_id":602,"assignee_id":8001})");
  EXPECT_EQ(desk.ticket().group_id, 602);
  desk.Control("tickets/e1/assign", R"({"assignee_id":null})");
  EXPECT_EQ(desk.ticket().responder_id, std::nullopt);
  EXPECT_EQ(desk.ticket().group_id, 602);
  desk.Control("tickets/e1/suspend", "{}");
  EXPECT_TRUE(desk.account().contacts.at(9001).blocked);
  EXPECT_EQ(desk.Control("groups", R"({"id":700,"name":"Night"})").status, 201);
  EXPECT_EQ(desk.Control("users", R"({"name":"Lee","email":"l@example.com","role":"agent","groups":[700]})").status,
            201);
  EXPECT_EQ(desk.Control("users", R"({"name":"Ana","email":"ana@example.com"})").status, 409);
  EXPECT_EQ(desk.Control("users", R"({"name":"X","email":"x@example.com","role":"agent","groups":[9]})").status, 422);
}

TEST(PortalTest, MistakesOfATestAreRefused) {
  Desk desk;
  desk.Open("e1");
  EXPECT_EQ(desk.Control("tickets", R"({"requester":{"email":"n@example.com"},"text":"x"})").status, 400);
  EXPECT_EQ(
      desk.Control("tickets", R"({"external_id":"e1","requester":{"name":"a","email":"a@b.c"},"text":"x"})").status,
      409);
  EXPECT_EQ(desk.Control("tickets", R"({"group_id":9,"requester":{"name":"a","email":"a@b.c"},"text":"x"})").status,
            422);
  EXPECT_EQ(desk.Control("tickets/e1/rating", R"({"score":104})").status, 400);
  EXPECT_EQ(desk.Control("tickets/e1/messages", R"({"from":"agent","agent_id":1,"text":"x"})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/assign", R"({"group_id":1})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/status", R"({"status":"open","agent_id":1})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e2").status, 404);
  EXPECT_EQ(desk.account().contacts.size(), 1u);  // refused calls made no contact either
}

}  // namespace
}  // namespace firstline::sim::freshdesk
