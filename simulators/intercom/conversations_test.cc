#include "simulators/intercom/conversations.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/intercom/testing/desk.h"

// helpdesks.md 2.5 unless a test says otherwise.
namespace firstline::sim::intercom {
namespace {

using Json = nlohmann::json;
using testing::Desk;
using ::testing::HasSubstr;
using testing::Parsed;

constexpr char kFirst[] = "conversations/215470000000001";

std::string Path(const char* rest) { return std::string(kFirst) + rest; }

class ConversationsTest : public ::testing::Test {
 protected:
  ConversationsTest() { desk_.Open("e1"); }
  Outcome Reply(const std::string& body) { return desk_.Api("POST", Path("/reply"), body); }
  Outcome Manage(const std::string& body) { return desk_.Api("POST", Path("/parts"), body); }
  static std::string Code(const Outcome& outcome) { return Parsed(outcome)["errors"][0]["code"]; }

  Desk desk_;
};

TEST_F(ConversationsTest, AReplyIsTheLastPartAndCarriesThePackageOfTheApp) {
  const Outcome outcome = Reply(R"({"message_type":"comment","type":"admin","admin_id":"8000","body":"<p>Hello</p>"})");
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  const Json part = Parsed(outcome)["conversation_parts"]["conversation_parts"].back();
  EXPECT_EQ(part["part_type"], "comment");
  EXPECT_EQ(part["body"], "<p>Hello</p>");
  EXPECT_EQ(part["id"], "132");  // ids are text
  EXPECT_EQ(part["author"]["type"], "admin");
  EXPECT_EQ(part["author"]["id"], "8000");
  EXPECT_EQ(part["app_package_code"], "firstline-app");
  ASSERT_EQ(outcome.changes.size(), 1u);
  EXPECT_EQ(outcome.changes[0].topic, "conversation.admin.replied");
  const Json line = Json::parse(outcome.journal.at(0));
  EXPECT_EQ(line["op"], "update");
  EXPECT_EQ(line["actor"], "api");
  EXPECT_EQ(line["ticket"], "215470000000001");
  EXPECT_EQ(line["external_id"], "e1");
  EXPECT_EQ(line["comment"]["text"], "Hello");
  EXPECT_EQ(line["comment"]["public"], true);
}

TEST_F(ConversationsTest, ANoteIsPrivateAndDoesNotReopen) {
  desk_.Control("tickets/e1/status", R"({"status":"closed"})");
  const Outcome outcome = Reply(R"({"message_type":"note","type":"admin","admin_id":"8000","body":"hm"})");
  ASSERT_EQ(outcome.status, 200);
  EXPECT_EQ(desk_.conversation().state, "closed");
  EXPECT_EQ(outcome.changes[0].topic, "conversation.admin.noted");
  EXPECT_EQ(Json::parse(outcome.journal[0])["comment"]["public"], false);
}

TEST_F(ConversationsTest, QuickRepliesNeedTextAndUuid) {
  EXPECT_EQ(Reply(R"({"message_type":"quick_reply","type":"admin","admin_id":"8000","body":"Which?",
                      "reply_options":[{"text":"A","uuid":"u1"}]})")
                .status,
            200);
  EXPECT_EQ(Reply(R"({"message_type":"quick_reply","type":"admin","admin_id":"8000","body":"Which?",
                      "reply_options":[{"text":"A"}]})")
                .status,
            400);
  EXPECT_EQ(Reply(R"({"message_type":"quick_reply","type":"admin","admin_id":"8000"})").status, 400);
  EXPECT_EQ(desk_.conversation().parts.back().type, "quick_reply");
}

TEST_F(ConversationsTest, WrongRepliesAreRefusedInTheVendorsShape) {
  const std::pair<const char*, const char*> cases[] = {
      {"x", "body"},
      {R"({"message_type":"comment","type":"admin","admin_id":8000,"body":"x"})", "admin_id"},
      {R"({"message_type":"comment","type":"admin","admin_id":"8000","body":"x","html":"y"})", "html"},
      {R"({"message_type":"comment","type":"admin","admin_id":"8000"})", "body"},
      {R"({"message_type":"shout","type":"admin","admin_id":"8000","body":"x"})", "message_type"},
      {R"({"message_type":"comment","type":"user","admin_id":"8000","body":"x"})", "type"}};
  for (const auto& [body, member] : cases) {
    const Outcome outcome = Reply(body);
    EXPECT_EQ(outcome.status, 400) << body;
    EXPECT_EQ(Parsed(outcome)["type"], "error.list");
    EXPECT_EQ(Code(outcome), "parameter_invalid");
    EXPECT_THAT(Parsed(outcome)["errors"][0]["message"].get<std::string>(), HasSubstr(member));
  }
  const Outcome nobody = Reply(R"({"message_type":"comment","type":"admin","admin_id":"1","body":"x"})");
  EXPECT_EQ(nobody.status, 404);
  EXPECT_EQ(Code(nobody), "admin_not_found");
  EXPECT_TRUE(desk_.conversation().parts.empty());
}

TEST_F(ConversationsTest, ClosingWithABodyTellsTheCustomer) {
  const Outcome outcome = Manage(R"({"message_type":"close","type":"admin","admin_id":"8000","body":"<p>Bye</p>"})");
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  EXPECT_EQ(desk_.conversation().state, "closed");
  EXPECT_EQ(Parsed(outcome)["open"], false);
  EXPECT_EQ(outcome.changes[0].topic, "conversation.admin.closed");
  EXPECT_EQ(Json::parse(outcome.journal[0])["comment"]["public"], true);
  EXPECT_EQ(Json::parse(outcome.journal[0])["status"], "closed");
}

TEST_F(ConversationsTest, SnoozingNeedsATimeToCome) {
  EXPECT_EQ(Manage(R"({"message_type":"snoozed","admin_id":"8000","snoozed_until":1795341600})").status, 200);
  EXPECT_EQ(desk_.conversation().state, "snoozed");
  EXPECT_EQ(Manage(R"({"message_type":"snoozed","admin_id":"8000","snoozed_until":1795255200})").status, 400);
  EXPECT_EQ(Manage(R"({"message_type":"snoozed","admin_id":"8000"})").status, 400);
  EXPECT_EQ(Manage(R"({"message_type":"open","admin_id":"8000"})").status, 200);
  EXPECT_EQ(desk_.conversation().state, "open");
}

TEST_F(ConversationsTest, AnAdminAndATeamCanBothBeAssignedAndZeroUnassigns) {
  const auto assign = [this](const char* type, const char* id) {
    return Manage(
        Json{{"message_type", "assignment"}, {"type", type}, {"admin_id", "8000"}, {"assignee_id", id}}.dump());
  };
  EXPECT_EQ(assign("team", "601").status, 200);
  const Outcome outcome = assign("admin", "9007199254740993");
  EXPECT_EQ(outcome.status, 200);
  EXPECT_EQ(Parsed(outcome)["team_assignee_id"], 601);
  EXPECT_EQ(Parsed(outcome)["admin_assignee_id"], 9007199254740993);  // an integer no double can hold
  EXPECT_EQ(assign("team", "0").status, 200);
  EXPECT_EQ(desk_.conversation().team_id, std::nullopt);
  EXPECT_EQ(assign("team", "999").status, 404);
  EXPECT_EQ(Code(assign("admin", "x")), "assignee_not_found");
}

TEST_F(ConversationsTest, AssigningAClosedConversationReopensIt) {
  desk_.Control("tickets/e1/status", R"({"status":"closed"})");
  const Outcome outcome =
      Manage(R"({"message_type":"assignment","type":"team","admin_id":"8000","assignee_id":"601"})");
  ASSERT_EQ(outcome.status, 200);
  EXPECT_EQ(desk_.conversation().state, "open");
  EXPECT_EQ(desk_.conversation().parts.back().type, "assign_and_reopen");
}

TEST_F(ConversationsTest, WrongPartsAreRefused) {
  for (const char* body :
       {R"({"message_type":"close","type":"team","admin_id":"8000"})", R"({"message_type":"shut","admin_id":"8000"})",
        R"({"message_type":"close","type":"admin","admin_id":"8000","assignee_id":"601"})",
        R"({"message_type":"open","admin_id":"8000","body":"x"})",
        R"({"message_type":"assignment","type":"user","admin_id":"8000","assignee_id":"1"})",
        R"({"message_type":"assignment","type":"team","admin_id":"8000","assignee_id":601})"}) {
    EXPECT_EQ(Manage(body).status, 400) << body;
  }
}

TEST_F(ConversationsTest, TagsGoByIdOnePerCallAndNeverOverwrite) {
  const std::string id = Parsed(desk_.Api("POST", "tags", R"({"name":"fl_billing"})"))["id"];
  EXPECT_EQ(Parsed(desk_.Api("POST", "tags", R"({"name":"FL_Billing"})"))["id"], id);  // names have no case
  const std::string other = Parsed(desk_.Api("POST", "tags", R"({"name":"vip"})"))["id"];
  const Outcome tagged = desk_.Api("POST", Path("/tags"), Json{{"id", id}, {"admin_id", "8000"}}.dump());
  ASSERT_EQ(tagged.status, 200) << tagged.body;
  EXPECT_EQ(Parsed(tagged)["name"], "fl_billing");
  EXPECT_EQ(Json::parse(tagged.journal[0])["op"], "tags");
  desk_.Api("POST", Path("/tags"), Json{{"id", other}, {"admin_id", "8000"}}.dump());
  EXPECT_EQ(desk_.conversation().tags.size(), 2u);
  EXPECT_EQ(desk_.Api("DELETE", Path("/tags/") + other, R"({"admin_id":"8000"})").status, 200);
  EXPECT_EQ(desk_.Api("DELETE", Path("/tags/") + other, R"({"admin_id":"8000"})").status, 404);
  EXPECT_EQ(desk_.conversation().tags.size(), 1u);
  EXPECT_EQ(Code(desk_.Api("POST", Path("/tags"), R"({"id":"1","admin_id":"8000"})")), "tag_not_found");
  EXPECT_EQ(Code(desk_.Api("POST", Path("/tags"), Json{{"id", id}, {"admin_id", "1"}}.dump())), "admin_not_found");
  EXPECT_EQ(desk_.Api("POST", Path("/tags"), Json{{"name", "vip"}, {"admin_id", "8000"}}.dump()).status, 400);
  EXPECT_EQ(desk_.Api("POST", "tags", R"({"name":" "})").status, 400);
}

TEST_F(ConversationsTest, AttributesAndTitleAreSetPriorityIsNot) {
  const Outcome outcome =
      desk_.Api("PUT", kFirst, R"({"custom_attributes":{"fl_intent":"billing"},"title":"Bill","read":true})");
  ASSERT_EQ(outcome.status, 200) << outcome.body;
  EXPECT_EQ(Parsed(outcome)["custom_attributes"]["fl_intent"], "billing");
  EXPECT_EQ(Parsed(outcome)["title"], "Bill");
  EXPECT_EQ(Json::parse(outcome.journal[0])["custom_fields"]["fl_intent"], "billing");
  EXPECT_EQ(desk_.Api("PUT", kFirst, R"({"priority":"priority"})").status, 400);
  EXPECT_EQ(desk_.Api("PUT", kFirst, R"({"custom_attributes":{"a":"1","a":"2"}})").status, 400);
  EXPECT_EQ(desk_.Api("PUT", kFirst, R"({"custom_attributes":{"a":{}}})").status, 400);
  EXPECT_EQ(desk_.Api("PUT", kFirst, R"({"read":"true"})").status, 400);
}

TEST_F(ConversationsTest, WhichAttributesAreKnownIsASwitch) {
  Options options;
  options.conversation_attributes = {"fl_intent"};
  Desk desk(options);
  desk.Open();
  EXPECT_EQ(desk.Api("PUT", kFirst, R"({"custom_attributes":{"fl_intent":"x"}})").status, 200);
  EXPECT_EQ(desk.Api("PUT", kFirst, R"({"custom_attributes":{"other":"x"}})").status, 400);
}

TEST_F(ConversationsTest, PlainTextIsAskedFor) {
  Reply(R"({"message_type":"comment","type":"admin","admin_id":"8000","body":"<p>a &amp; b</p>"})");
  const Json plain = Parsed(desk_.Api("GET", Path("?display_as=plaintext")));
  EXPECT_EQ(plain["source"]["body"], "Where is it?");
  EXPECT_EQ(plain["conversation_parts"]["conversation_parts"][0]["body"], "a & b");
  EXPECT_EQ(Parsed(desk_.Api("GET", kFirst))["source"]["body"], "<p>Where is it?</p>");
  EXPECT_EQ(desk_.Api("GET", Path("?display_as=markdown")).status, 400);
}

TEST_F(ConversationsTest, OnlyTheNewest500PartsAreShown) {
  for (int i = 0; i < 501; ++i) desk_.Control("tickets/e1/messages", R"({"text":"more"})");
  const Json parts = Parsed(desk_.Api("GET", kFirst))["conversation_parts"];
  EXPECT_EQ(parts["total_count"], 501);
  ASSERT_EQ(parts["conversation_parts"].size(), 500u);
  EXPECT_EQ(parts["conversation_parts"][0]["id"], "133");
}

TEST_F(ConversationsTest, WhatIsNotThereIsNotFound) {
  for (const char* target : {"conversations/1", "conversations/330001", "conversations/x"}) {
    EXPECT_EQ(Code(desk_.Api("GET", target)), "not_found") << target;  // a message's id is no conversation's (6)
  }
  desk_.Control("tickets/e1/delete", "{}");
  EXPECT_EQ(desk_.Api("GET", kFirst).status, 404);
  EXPECT_EQ(Reply(R"({"message_type":"comment","type":"admin","admin_id":"8000","body":"x"})").status, 404);
}

}  // namespace
}  // namespace firstline::sim::intercom
