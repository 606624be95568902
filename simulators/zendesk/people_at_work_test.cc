#include "simulators/zendesk/people_at_work.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/zendesk/testing/desk.h"

namespace firstline::sim::zendesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using testing::Parsed;

TEST(PeopleAtWorkTest, ACustomerOpensATicket) {
  Desk desk;
  const Outcome outcome = desk.Control(
      "tickets",
      R"({"external_id":"e1","requester":{"name":"Ana","email":"ana@example.com","locale":"de","external_id":"c7",
          "attributes":{"plan":"plus","seats":3}},"subject":"Parcel","text":"Where?","channel":"chat","tags":["Shop"],
          "group_id":601,"priority":"high"})");
  ASSERT_EQ(outcome.status, 201) << outcome.body;
  EXPECT_EQ(Parsed(outcome)["ticket_id"], "4711");
  EXPECT_EQ(Parsed(outcome)["comment_id"], "5000000001");
  const Ticket& ticket = desk.ticket();
  EXPECT_EQ(ticket.via, "chat");
  EXPECT_EQ(ticket.description, "Where?");
  EXPECT_THAT(ticket.tags, ::testing::ElementsAre("shop"));
  const User& user = desk.account().users.at(ticket.requester_id);
  EXPECT_EQ(user.locale, "de");
  EXPECT_EQ(user.external_id, "c7");
  EXPECT_EQ(user.fields.at("seats"), "3");
  ASSERT_EQ(outcome.changes.size(), 1u);
  EXPECT_EQ(outcome.changes[0].kind, Change::Kind::kCreated);
  const Json line = Json::parse(outcome.journal.at(0));
  EXPECT_EQ(line["op"], "message");
  EXPECT_EQ(line["actor"], "customer");
  EXPECT_EQ(line["comment"]["text"], "Where?");
}

TEST(PeopleAtWorkTest, AKnownAddressKeepsItsUser) {
  Desk desk;
  desk.Open("a");
  desk.Open("b");
  EXPECT_EQ(desk.ticket(4711).requester_id, desk.ticket(4712).requester_id);
}

TEST(PeopleAtWorkTest, TicketsAreFoundByEitherId) {
  Desk desk;
  desk.Open("e1");
  EXPECT_EQ(Parsed(desk.Control("tickets/e1"))["ticket_id"], "4711");
  EXPECT_EQ(Parsed(desk.Control("tickets/4711"))["last_customer_comment_id"], "5000000001");
  EXPECT_EQ(desk.Control("tickets/e2").status, 404);
  EXPECT_EQ(desk.Control("tickets/").status, 404);  // an empty external id finds nothing
}

TEST(PeopleAtWorkTest, ACustomersMessageReopensWhatRested) {
  for (const char* status : {"pending", "hold", "solved"}) {
    Desk desk;
    desk.Open();
    desk.Control("tickets/4711/status", Json{{"status", status}}.dump());
    const Outcome outcome = desk.Control("tickets/4711/messages", R"({"from":"customer","text":"Still here"})");
    EXPECT_EQ(outcome.status, 200);
    EXPECT_EQ(desk.ticket().status, "open") << status;
    EXPECT_EQ(outcome.changes.size(), 2u);
  }
}

TEST(PeopleAtWorkTest, AnOperatorsPrivateNoteLeavesTheStatus) {
  Desk desk;
  desk.Open();
  desk.Control("tickets/4711/messages", R"({"from":"agent","text":"hm","public":false})");
  EXPECT_EQ(desk.ticket().status, "new");
  desk.Control("tickets/4711/messages", R"({"from":"agent","agent_id":8002,"text":"Hello"})");
  EXPECT_EQ(desk.ticket().status, "open");
  EXPECT_EQ(desk.ticket().comments.back().author_id, 8002);
  EXPECT_EQ(desk.ticket().comments.back().via, "web");
}

TEST(PeopleAtWorkTest, MailToAClosedTicketOpensAFollowUp) {
  Desk desk;
  desk.Open("e1");
  desk.Control("tickets/e1/status", R"({"status":"closed"})");
  const Outcome outcome = desk.Control("tickets/e1/messages", R"({"text":"Again"})");
  EXPECT_EQ(outcome.status, 201);
  EXPECT_EQ(Parsed(outcome)["ticket_id"], "4712");
  EXPECT_EQ(desk.ticket(4712).follow_up_of, 4711);
  EXPECT_EQ(desk.ticket(4711).comments.size(), 1u);
  EXPECT_EQ(desk.Control("tickets/e1/messages", R"({"from":"agent","text":"x"})").status, 422);
}

TEST(PeopleAtWorkTest, WithoutFollowUpsAClosedTicketTakesNothing) {
  Options options;
  options.email_to_closed_opens_follow_up = false;
  Desk desk(options);
  desk.Open();
  desk.Control("tickets/4711/status", R"({"status":"closed"})");
  EXPECT_EQ(desk.Control("tickets/4711/messages", R"({"text":"Again"})").status, 422);
}

TEST(PeopleAtWorkTest, RatingAssigningAndSuspending) {
  Desk desk;
  desk.Open();
  const Outcome rated = desk.Control("tickets/4711/rating", R"({"score":"bad"})");
  ASSERT_EQ(rated.changes.size(), 1u);
  EXPECT_EQ(rated.changes[0].current, "BAD");
  EXPECT_EQ(rated.changes[0].actor_id, 9001);
  const Outcome assigned = desk.Control("tickets/4711/assign", R"({"group_id":602,"assignee_id":8001})");
  EXPECT_EQ(assigned.changes.size(), 2u);
  EXPECT_EQ(desk.ticket().group_id, 602);
  desk.Control("tickets/4711/assign", R"({"assignee_id":null})");
  EXPECT_EQ(desk.ticket().assignee_id, std::nullopt);
  desk.Control("tickets/4711/suspend", "{}");
  EXPECT_TRUE(desk.account().users.at(9001).suspended);
  desk.Control("tickets/4711/suspend", R"({"suspended":false})");
  EXPECT_FALSE(desk.account().users.at(9001).suspended);
}

TEST(PeopleAtWorkTest, MorePeopleAndTeams) {
  Desk desk;
  EXPECT_EQ(desk.Control("groups", R"({"id":700,"name":"Night"})").status, 201);
  const Outcome agent =
      desk.Control("users", R"({"name":"Lee","email":"lee@example.com","role":"agent","groups":[700]})");
  EXPECT_EQ(agent.status, 201);
  EXPECT_EQ(Parsed(agent)["default_group_id"], 700);
  EXPECT_EQ(desk.Control("users", R"({"name":"Lee","email":"lee@example.com"})").status, 409);
  EXPECT_EQ(desk.Control("users", R"({"name":"X","email":"x@example.com","groups":[999]})").status, 422);
}

TEST(PeopleAtWorkTest, MistakesOfATestAreRefused) {
  Desk desk;
  desk.Open("e1");
  const std::pair<const char*, const char*> calls[] = {
      {"tickets", "["},
      {"tickets", R"({"text":"x"})"},
      {"tickets", R"({"requester":{"name":"a"},"text":"x"})"},
      {"tickets", R"({"requester":{"name":"a","email":"a@b.c"}})"},
      {"tickets", R"({"requester":{"name":"a","email":"a@b.c"},"text":"x","tag":["a"]})"},
      {"tickets", R"({"requester":{"name":"a","email":"a@b.c","plan":"x"},"text":"x"})"},
      {"tickets", R"({"requester":{"name":"a","email":"a@b.c"},"text":"x","tags":["a b"]})"},
      {"tickets/e1/messages", R"({"form":"agent","text":"x"})"},
      {"tickets/e1/messages", R"({"from":"bot","text":"x"})"},
      {"tickets/e1/messages", R"({"from":"agent"})"},
      {"tickets/e1/messages", R"({"text":7})"},
      {"tickets/e1/rating", R"({"score":"5"})"},
      {"tickets/e1/status", R"({"status":"new"})"},
      {"tickets/e1/assign", "{}"},
      {"groups", R"({"id":0,"name":"x"})"}};
  for (const auto& [target, body] : calls) EXPECT_EQ(desk.Control(target, body).status, 400) << target << " " << body;
  EXPECT_EQ(desk.Control("tickets/e1/messages", R"({"from":"agent","agent_id":9001,"text":"x"})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/assign", R"({"group_id":1})").status, 422);
  EXPECT_EQ(desk.Control("tickets/e1/dance", "{}").status, 404);
  EXPECT_EQ(desk.Control("nothing", "{}").status, 404);
  EXPECT_EQ(
      desk.Control("tickets", R"({"external_id":"e1","requester":{"name":"a","email":"a@b.c"},"text":"x"})").status,
      409);
  EXPECT_EQ(desk.account().tickets.size(), 1u);
  EXPECT_EQ(desk.account().users.size(), 4u);  // refused calls made no user either
}

}  // namespace
}  // namespace firstline::sim::zendesk
