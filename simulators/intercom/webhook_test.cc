#include "simulators/intercom/webhook.h"

#include <nlohmann/json.hpp>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "simulators/intercom/testing/desk.h"

// helpdesks.md 2.1 to 2.3.
namespace firstline::sim::intercom {
namespace {

using Json = nlohmann::json;
using testing::Desk;

class WebhookTest : public ::testing::Test {
 protected:
  // The notification of the first change.
  Json Body(const Outcome& outcome) {
    const desk::Delivery delivery =
        NotificationOf(outcome.changes.at(0), desk_.workspace(), desk_.options(), 7, desk_.now());
    const Json body = Json::parse(delivery.body);
    EXPECT_EQ(body["id"], delivery.id);
    EXPECT_EQ(body["topic"], delivery.webhook);
    EXPECT_EQ(delivery.ticket, "\"215470000000001\"");
    return body;
  }
  Outcome Control(const char* target, const char* body) { return desk_.Control(target, body); }
  Outcome Open() {
    return Control("tickets", R"({"external_id":"e1","requester":{"name":"Ana","email":"a@example.com"},"text":"x"})");
  }

  Desk desk_;
};

TEST_F(WebhookTest, ANewConversationHasItsMessageAsSourceAndNoPart) {
  const Json body = Body(Open());
  EXPECT_EQ(body["type"], "notification_event");
  EXPECT_EQ(body["app_id"], "abc123");
  EXPECT_EQ(body["delivery_attempts"], 1);
  EXPECT_EQ(body["created_at"], 1795255200);
  EXPECT_EQ(body["self"], nullptr);
  const Json& item = body["data"]["item"];
  EXPECT_EQ(item["id"], "215470000000001");
  EXPECT_EQ(item["source"]["id"], "330001");
  EXPECT_EQ(item["source"]["author"]["type"], "user");
  EXPECT_EQ(item["conversation_parts"]["total_count"], 0);
  EXPECT_EQ(item["contacts"]["type"], "contact.list");
}

TEST_F(WebhookTest, AReplyHoldsOnlyTheNewPart) {
  Open();
  Control("tickets/e1/messages", R"({"text":"one"})");
  const Json parts = Body(Control("tickets/e1/messages", R"({"text":"two"})"))["data"]["item"]["conversation_parts"];
  EXPECT_EQ(parts["total_count"], 1);
  EXPECT_EQ(parts["conversation_parts"][0]["body"], "<p>two</p>");
}

TEST_F(WebhookTest, AClosedConversationHasAPartWithoutABody) {
  Open();
  const Json body = Body(Control("tickets/e1/status", R"({"status":"closed"})"));
  EXPECT_EQ(body["topic"], "conversation.admin.closed");
  EXPECT_EQ(body["data"]["item"]["state"], "closed");
  const Json part = body["data"]["item"]["conversation_parts"]["conversation_parts"][0];
  EXPECT_EQ(part["part_type"], "close");
  EXPECT_EQ(part["body"], nullptr);
}

TEST_F(WebhookTest, ARatingIsOnTheConversation) {
  Open();
  const Json item = Body(Control("tickets/e1/rating", R"({"score":2,"comment":"Took too long"})"))["data"]["item"];
  EXPECT_EQ(item["conversation_rating"]["rating"], 2);
  EXPECT_EQ(item["conversation_rating"]["remark"], "Took too long");
  EXPECT_EQ(item["conversation_parts"]["total_count"], 0);
}

TEST_F(WebhookTest, OurOwnReplyComesBackAsAnEcho) {
  Open();
  const Json body = Body(desk_.Api("POST", "conversations/215470000000001/reply",
                                   R"({"message_type":"comment","type":"admin","admin_id":"8000","body":"x"})"));
  EXPECT_EQ(body["topic"], "conversation.admin.replied");
  const Json part = body["data"]["item"]["conversation_parts"]["conversation_parts"][0];
  EXPECT_EQ(part["author"]["id"], "8000");
  EXPECT_EQ(part["app_package_code"], "firstline-app");
}

TEST_F(WebhookTest, ADeletionCarriesIdentifiersOnly) {
  Open();
  EXPECT_EQ(Body(Control("tickets/e1/delete", "{}"))["data"]["item"],
            Json({{"type", "conversation"}, {"id", "215470000000001"}}));
}

TEST_F(WebhookTest, APingHasNoId) {
  const desk::Delivery ping = Ping(desk_.options(), desk_.now());
  const Json body = Json::parse(ping.body);
  EXPECT_EQ(body["topic"], "ping");
  EXPECT_EQ(body["id"], nullptr);
  EXPECT_EQ(body["data"]["item"], Json({{"type", "ping"}, {"message", "hello"}}));
}

}  // namespace
}  // namespace firstline::sim::intercom
