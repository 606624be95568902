#include "simulators/freshdesk/tickets.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/freshdesk/testing/desk.h"

// helpdesks.md 3.2.
namespace firstline::sim::freshdesk {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using ::testing::ElementsAre;
using testing::Parsed;

class TicketsTest : public ::testing::Test {
 protected:
  TicketsTest() { desk_.Open("e1"); }
  Outcome Put(const std::string& body) { return desk_.Api("PUT", "tickets/6541", body); }
  Outcome Reply(const std::string& body) { return desk_.Api("POST", "tickets/6541/reply", body); }
  Outcome Note(const std::string& body) { return desk_.Api("POST", "tickets/6541/notes", body); }
  static void ExpectInvalid(const Outcome& outcome, const char* field, const char* code) {
    ASSERT_EQ(outcome.status, 400) << outcome.body;
    EXPECT_EQ(Parsed(outcome)["description"], "Validation failed");
    EXPECT_EQ(Parsed(outcome)["errors"][0]["field"], field);
    EXPECT_EQ(Parsed(outcome)["errors"][0]["code"], code);
  }

  Desk desk_;
};

TEST_F(TicketsTest, AReplyIs201AndAConversationOfTheKeyOwner) {
  const Outcome outcome = Reply(R"({"body":"<p>Hello</p>","cc_emails":["c@example.com"]})");
  ASSERT_EQ(outcome.status, 201) << outcome.body;
  const Json added = Parsed(outcome);
  EXPECT_EQ(added["id"], 9100000000000001);  // an integer beyond 2^53
  EXPECT_EQ(added["body_text"], "Hello");
  EXPECT_EQ(added["incoming"], false);
  EXPECT_EQ(added["private"], false);
  EXPECT_EQ(added["user_id"], 8000);
  EXPECT_EQ(added["source"], 0);
  EXPECT_EQ(added["ticket_id"], 6541);
  EXPECT_EQ(added["cc_emails"], Json({"c@example.com"}));
  for (const char* name : {"support_email", "category", "from_email", "to_emails", "bcc_emails", "attachments",
                           "last_edited_at", "created_at", "updated_at"}) {
    EXPECT_TRUE(added.contains(name)) << name;
  }
  ASSERT_EQ(outcome.changes.size(), 1u);
  EXPECT_EQ(outcome.changes[0].kind, Change::Kind::kReplied);
  EXPECT_EQ(outcome.changes[0].performer, Performer::kAgent);  // 3.1: API updates count as performer agent
  const Json line = Json::parse(outcome.journal.at(0));
  EXPECT_EQ(line["op"], "update");
  EXPECT_EQ(line["actor"], "api");
  EXPECT_EQ(line["ticket"], 6541);
  EXPECT_EQ(line["external_id"], "e1");
  EXPECT_EQ(line["comment"]["public"], true);
  EXPECT_EQ(line["comment"]["text"], "Hello");
}

TEST_F(TicketsTest, ANoteIsPrivateUnlessItSaysOtherwise) {
  EXPECT_EQ(Parsed(Note(R"({"body":"hm"})"))["private"], true);
  const Json open = Parsed(Note(R"({"body":"hm","private":false})"));
  EXPECT_EQ(open["private"], false);
  EXPECT_EQ(open["source"], 2);
  EXPECT_EQ(Parsed(Note(R"({"body":"hm","incoming":true})"))["incoming"], true);
}

TEST_F(TicketsTest, WrongMessagesAreRefused) {
  EXPECT_EQ(Parsed(Reply("x"))["code"], "invalid_json");
  ExpectInvalid(Reply("{}"), "body", "missing_field");
  ExpectInvalid(Reply(R"({"body":7})"), "body", "datatype_mismatch");
  ExpectInvalid(Reply(R"({"body":"x","private":false})"), "private", "invalid_field");
  ExpectInvalid(Reply(R"({"body":"x","user_id":9001})"), "user_id", "invalid_value");
  ExpectInvalid(Reply(R"({"body":"x","cc_emails":"a@b.c"})"), "cc_emails", "datatype_mismatch");
  ExpectInvalid(Note(R"({"body":"x","cc_emails":[]})"), "cc_emails", "invalid_field");
  ExpectInvalid(Note(R"({"body":"x","private":"true"})"), "private", "datatype_mismatch");
  EXPECT_TRUE(desk_.ticket().conversations.empty());
}

TEST_F(TicketsTest, AnUpdateSetsWhatItNames) {
  const Outcome outcome = Put(R"({"status":4,"priority":3,"group_id":601,"responder_id":8001,"type":"Question",
                                  "custom_fields":{"cf_intent":"billing"}})");
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  const Json ticket = Parsed(outcome);
  EXPECT_EQ(ticket["status"], 4);
  EXPECT_EQ(ticket["priority"], 3);
  EXPECT_EQ(ticket["group_id"], 601);
  EXPECT_EQ(ticket["responder_id"], 8001);
  EXPECT_EQ(ticket["type"], "Question");
  EXPECT_EQ(ticket["custom_fields"]["cf_intent"], "billing");
  EXPECT_EQ(outcome.changes.size(), 2u);  // agent and status
  EXPECT_EQ(Parsed(Put(R"({"responder_id":null,"group_id":null})"))["group_id"], nullptr);
}

TEST_F(TicketsTest, TagsReplaceTheWholeList) {
  Put(R"({"tags":["shop","fl_billing"]})");
  const Outcome outcome = Put(R"({"tags":["other"]})");
  EXPECT_EQ(Parsed(outcome)["tags"], Json({"other"}));
  EXPECT_EQ(Json::parse(outcome.journal[0])["tags_replaced"], Json({"other"}));
  Options options;
  options.tags_replace = false;  // [M]: a switch
  Desk strict(options);
  strict.Open();
  ExpectInvalid(strict.Api("PUT", "tickets/6541", R"({"tags":["a"]})"), "tags", "invalid_value");
}

TEST_F(TicketsTest, WrongUpdatesAreRefused) {
  ExpectInvalid(Put(R"({"status":1})"), "status", "invalid_value");
  ExpectInvalid(Put(R"({"status":"4"})"), "status", "datatype_mismatch");
  ExpectInvalid(Put(R"({"priority":5})"), "priority", "invalid_value");
  ExpectInvalid(Put(R"({"group_id":9})"), "group_id", "invalid_value");
  ExpectInvalid(Put(R"({"responder_id":9001})"), "responder_id", "invalid_value");
  ExpectInvalid(Put(R"({"tags":"a"})"), "tags", "datatype_mismatch");
  ExpectInvalid(Put(R"({"description":"x"})"), "description", "invalid_field");
  ExpectInvalid(Put(R"({"updated_at":"x"})"), "updated_at", "invalid_field");  // no lock exists
  EXPECT_EQ(desk_.ticket().status, kOpen);
}

TEST_F(TicketsTest, FieldsRequiredOnCloseAndUnknownFieldsAre400) {
  Options options;
  options.custom_fields = {"cf_intent", "cf_reason"};
  options.required_when_closed = {"cf_reason"};
  Desk desk(options);
  desk.Open();
  ExpectInvalid(desk.Api("PUT", "tickets/6541", R"({"custom_fields":{"cf_x":1}})"), "custom_fields.cf_x",
                "invalid_field");
  ExpectInvalid(desk.Api("PUT", "tickets/6541", R"({"status":5})"), "custom_fields.cf_reason", "missing_field");
  ExpectInvalid(desk.Api("PUT", "tickets/6541", R"({"status":4,"custom_fields":{"cf_reason":""}})"),
                "custom_fields.cf_reason", "missing_field");
  EXPECT_EQ(desk.Api("PUT", "tickets/6541", R"({"status":5,"custom_fields":{"cf_reason":"done"}})").status, 200);
  EXPECT_EQ(desk.Api("PUT", "tickets/6541", R"({"status":2})").status, 200);
}

TEST_F(TicketsTest, TheFirstMessageIsTheDescription) {
  Reply(R"({"body":"x"})");
  const Json ticket = Parsed(desk_.Api("GET", "tickets/6541?include=conversations,requester,stats"));
  EXPECT_EQ(ticket["description_text"], "Where is it?");
  EXPECT_EQ(ticket["conversations"].size(), 1u);
  EXPECT_EQ(ticket["requester"]["email"], "ana@example.com");
  EXPECT_TRUE(ticket.contains("stats"));
  EXPECT_FALSE(Parsed(desk_.Api("GET", "tickets/6541")).contains("conversations"));
  EXPECT_EQ(desk_.Api("GET", "tickets/6541?include=all").status, 400);
}

TEST_F(TicketsTest, IncludedConversationsAreAtMostTen) {
  for (int i = 0; i < 12; ++i) Reply(R"({"body":"x"})");
  EXPECT_EQ(Parsed(desk_.Api("GET", "tickets/6541?include=conversations"))["conversations"].size(), 10u);
}

TEST_F(TicketsTest, WhatIsNotThereIs404WithAnEmptyBody) {
  for (const char* target : {"tickets/1", "tickets/x", "tickets/6541/dance", "nothing", "companies", "companies/1",
                             "tickets/6541/reply/1", ""}) {
    const Outcome outcome = desk_.Api("GET", target);
    EXPECT_EQ(outcome.status, 404) << target;
    EXPECT_EQ(outcome.body, "");
  }
  desk_.Control("tickets/e1/delete", "{}");
  EXPECT_EQ(Reply(R"({"body":"x"})").status, 404);
}

TEST_F(TicketsTest, AWrongVerbIs405) {
  const Outcome outcome = desk_.Api("DELETE", "tickets/6541");
  EXPECT_EQ(outcome.status, 405);
  EXPECT_EQ(outcome.headers.Get("Allow"), "GET, PUT");
  EXPECT_EQ(desk_.Api("GET", "tickets/6541/reply").status, 405);
  EXPECT_EQ(desk_.Api("POST", "agents", "{}").status, 405);
}

}  // namespace
}  // namespace firstline::sim::freshdesk
