#include "simulators/intercom/inbox.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/intercom/testing/desk.h"

namespace firstline::sim::intercom {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using testing::Parsed;

TEST(InboxTest, AContactsFirstMessageIsTheSourceAndNoPart) {  // helpdesks.md 2.3
  Desk desk;
  const Outcome outcome = desk.Control(
      "tickets",
      R"({"external_id":"e1","requester":{"name":"Ana","email":"ana@example.com","locale":"de"},"subject":"Parcel",
          "text":"Where?","channel":"email","tags":["shop"],"group_id":601})");
  ASSERT_EQ(outcome.status, 201) << outcome.body;
  EXPECT_EQ(Parsed(outcome)["ticket_id"], "215470000000001");
  EXPECT_EQ(Parsed(outcome)["message_id"], "330001");
  const Conversation& conversation = desk.conversation();
  EXPECT_EQ(conversation.source_type, "email");
  EXPECT_EQ(conversation.body, "<p>Where?</p>");
  EXPECT_EQ(conversation.team_id, 601);
  EXPECT_EQ(conversation.tags.size(), 1u);
  EXPECT_TRUE(conversation.parts.empty());
  ASSERT_EQ(outcome.changes.size(), 1u);
  EXPECT_EQ(outcome.changes[0].topic, "conversation.user.created");
  const Json line = Json::parse(outcome.journal.at(0));
  EXPECT_EQ(line["op"], "message");
  EXPECT_EQ(line["actor"], "customer");
  EXPECT_EQ(line["comment"]["id"], "330001");
  EXPECT_EQ(line["comment"]["text"], "Where?");
}

TEST(InboxTest, AKnownAddressKeepsItsContact) {
  Desk desk;
  desk.Open("a");
  desk.Open("b");
  EXPECT_EQ(desk.conversation("215470000000001").contact, desk.conversation("215470000000002").contact);
}

TEST(InboxTest, AReplyThatReopensIsAPartOpenWithABody) {  // helpdesks.md 2.3
  Desk desk;
  desk.Open("e1");
  desk.Control("tickets/e1/status", R"({"status":"closed"})");
  const Outcome outcome = desk.Control("tickets/e1/messages", R"({"text":"Still here"})");
  ASSERT_EQ(outcome.status, 200);
  EXPECT_EQ(desk.conversation().state, "open");
  EXPECT_EQ(desk.conversation().parts.back().type, "open");
  EXPECT_EQ(desk.conversation().parts.back().body, "<p>Still here</p>");
  EXPECT_EQ(outcome.changes[0].topic, "conversation.user.replied");
  EXPECT_EQ(Parsed(desk.Control("tickets/e1"))["last_customer_message_id"], Parsed(outcome)["message_id"]);
}

TEST(InboxTest, WhetherAReplyReopensIsASwitch) {
  Options options;
  options.reopens_on_reply = false;
  Desk desk(options);
  desk.Open("e1");
  desk.Control("tickets/e1/status", R"({"status":"closed"})");
  desk.Control("tickets/e1/messages", R"({"text":"Still here"})");
  EXPECT_EQ(desk.conversation().state, "closed");
  EXPECT_EQ(desk.conversation().parts.back().type, "comment");
}

TEST(InboxTest, ATeammatesAnswerEndsTheWaitAndANoteDoesNot) {
  Desk desk;
  desk.Open("e1");
  EXPECT_TRUE(desk.conversation().waiting_since);
  EXPECT_EQ(desk.Control("tickets/e1/messages", R"({"from":"agent","text":"hm","public":false})").changes[0].topic,
            "conversation.admin.noted");
  EXPECT_TRUE(desk.conversation().waiting_since);
  const Outcome outcome = desk.Control("tickets/e1/messages", R"({"from":"agent","text":"Hello"})");
  EXPECT_EQ(outcome.changes[0].topic, "conversation.admin.replied");
  EXPECT_FALSE(desk.conversation().waiting_since);
  EXPECT_EQ(desk.conversation().parts.back().author.id, "8001");
  EXPECT_EQ(desk.conversation().parts.back().app_package_code, "");  // null for what was not made by API (2.5)
}

TEST(InboxTest, StatusRatingAssigningAndSuspending) {
  Desk desk;
  desk.Open("e1");
  EXPECT_EQ(desk.Control("tickets/e1/status", R"({"status":"pending"})").changes[0].topic,
            "conversation.admin.snoozed");
  EXPECT_EQ(desk.Control("tickets/e1/status", R"({"status":"open"})").changes[0].topic, "conversation.admin.unsnoozed");
  EXPECT_EQ(desk.Control("tickets/e1/status", R"({"status":"solved"})").changes[0].topic, "conversation.admin.closed");
  EXPECT_EQ(desk.Control("tickets/e1/rating", R"({"score":"bad","comment":"slow"})").changes[0].topic,
            "conversation.rating.added");
  EXPECT_EQ(desk.conversation().rating->rating, 1);
  desk.Control("tickets/e1/rating", R"({"score":4})");
  EXPECT_EQ(desk.conversation().rating->rating, 4);
  EXPECT_EQ(desk.Control("tickets/e1/assign", R"({"group_id":602,"assignee_id":8001})").changes.size(), 2u);
  EXPECT_EQ(desk.conversation().team_id, 602);
  desk.Control("tickets/e1/suspend", "{}");
  EXPECT_EQ(Parsed(desk.Api("GET", "contacts/" + desk.conversation().contact))["marked_email_as_spam"], true);
}

TEST(InboxTest, MorePeopleAndTeams) {
  Desk desk;
  EXPECT_EQ(desk.Control("groups", R"({"id":700,"name":"Night"})").status, 201);
  const Outcome admin =
      desk.Control("users", R"({"name":"Lee","email":"lee@example.com","role":"agent","groups":[700]})");
  ASSERT_EQ(admin.status, 201);
  const std::string id = Parsed(admin)["id"];
  EXPECT_EQ(Parsed(desk.Api("GET", "admins/" + id))["team_ids"], Json({700}));
  EXPECT_EQ(desk.Control("users", R"({"name":"Bo","email":"bo@example.com"})").status, 201);
  EXPECT_EQ(desk.Control("users", R"({"name":"Bo","email":"bo@example.com"})").status, 409);
  EXPECT_EQ(desk.Control("users", R"({"name":"X","email":"x@example.com","role":"agent","groups":[9]})").status, 422);
}

TEST(InboxTest, MistakesOfATestAreRefused) {
  Desk desk;
  desk.Open("e1");
  EXPECT_EQ(desk.Control("tickets", R"({"requester":{"email":"n@example.com"},"text":"x"})").status, 400);
  EXPECT_EQ(
      desk.Control("tickets", R"({"external_id":"e1","requester":{"name":"a","email":"a@b.c"},"text":"x"})").status,
      409);
  EXPECT_EQ(desk.Control("tickets", R"({"group_id":9,"requester":{"name":"a","email":"a@b.c"},"text":"x"})").status,
            422);
  EXPECT_EQ(desk.Control("tickets/e1/rating", R"({"score":6})").status, 400);
  EXPECT_EQ(desk.Control("tickets/e1/messages", R"({"from":"agent","agent_id":1,"text":"x"})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/assign", R"({"group_id":1})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/assign", R"({"assignee_id":1})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/status", R"({"status":"open","agent_id":1})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e2").status, 404);
  EXPECT_EQ(desk.Control("articles", R"({"title":"x","state":"public"})").status, 400);
  EXPECT_EQ(desk.Control("articles", R"({"name":"x"})").status, 400);
  EXPECT_EQ(desk.workspace().contacts.size(), 1u);  // refused calls made no contact either
}

}  // namespace
}  // namespace firstline::sim::intercom
