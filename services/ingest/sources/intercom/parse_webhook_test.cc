#include "services/ingest/sources/intercom/parse_webhook.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_cat.h"

namespace firstline::ingest::intercom {
namespace {

std::string Event(absl::string_view topic, absl::string_view item, absl::string_view id = R"("notif_0a2")") {
  return absl::StrCat(
      R"({"type":"notification_event","app_id":"abc123","data":{"type":"notification_event_data","item":)", item,
      R"(},"links":{},"id":)", id, R"(,"topic":")", topic,
      R"(","delivery_attempts":1,"first_sent_at":1795255301,"created_at":1795255300,"self":null})");
}

constexpr char kConversation[] =
    R"({"type":"conversation","id":"215470000000001","created_at":1795255198,"state":"open",)"
    R"("source":{"id":"330001","body":"<p>Where is my parcel?</p>"},)"
    R"("conversation_parts":{"conversation_parts":[{"id":"132","part_type":"comment","body":"<p>Any news?</p>"}]}})";

TEST(ParseWebhookTest, ACustomersReplyPointsAtItsConversation) {
  const auto pointer = ParseWebhook(Event("conversation.user.replied", kConversation));
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_EQ(pointer->ticket_id, "215470000000001");
  EXPECT_EQ(pointer->delivery_id, "notif_0a2");
  EXPECT_EQ(pointer->event_type, "conversation.user.replied");
  EXPECT_TRUE(pointer->relevant);
}

TEST(ParseWebhookTest, OnlyTopicsThatChangeAConversationAreRelevant) {
  for (const char* topic : {"conversation.user.created", "conversation.user.replied", "conversation.admin.replied",
                            "conversation.admin.assigned", "conversation.admin.open.assigned",
                            "conversation.admin.closed", "conversation.admin.opened", "conversation.admin.snoozed",
                            "conversation.admin.unsnoozed", "conversation.rating.added",
                            "conversation.priority.updated", "conversation.deleted", "conversation_part.redacted"}) {
    EXPECT_TRUE(ParseWebhook(Event(topic, kConversation))->relevant) << topic;
  }
  for (const char* topic : {"conversation.operator.replied", "conversation.admin.noted", "ticket.created",
                            "contact.deleted", "article.published", "conversation.something.new"}) {
    const auto pointer = ParseWebhook(Event(topic, kConversation));
    ASSERT_TRUE(pointer.ok()) << topic;
    EXPECT_FALSE(pointer->relevant) << topic;
  }
}

TEST(ParseWebhookTest, ThePingIsDroppedAndItsNullIdIsReplaced) {
  const auto pointer = ParseWebhook(Event("ping", R"({"type":"ping","message":"hello"})", "null"));
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_FALSE(pointer->relevant);
  EXPECT_EQ(pointer->delivery_id.size(), 32u);
}

TEST(ParseWebhookTest, PayloadsOfOldVersionsPointAtTheSameConversation) {
  const auto pointer = ParseWebhook(Event(
      "conversation.user.created",
      R"({"type":"conversation","id":"215470000000001","user":{"id":"65f0"},"conversation_message":{"id":"1"},"assignee":{}})"));
  EXPECT_EQ(pointer->ticket_id, "215470000000001");
}

TEST(ParseWebhookTest, WhatCarriesIdentifiersOnlyIsRead) {
  EXPECT_EQ(ParseWebhook(Event("conversation.deleted", R"({"id":"215470000000001","deleted":true})"))->ticket_id,
            "215470000000001");
  EXPECT_EQ(ParseWebhook(Event("conversation_part.redacted",
                               R"({"type":"conversation_part","id":"132","conversation_id":"215470000000001"})"))
                ->ticket_id,
            "215470000000001");
}

TEST(ParseWebhookTest, APartIsNotTakenForAConversation) {
  EXPECT_FALSE(ParseWebhook(Event("conversation_part.redacted", R"({"type":"conversation_part","id":"132"})")).ok());
}

TEST(ParseWebhookTest, LargeNumbersStayExact) {
  EXPECT_EQ(ParseWebhook(Event("conversation.user.created", R"({"id":9007199254740993})"))->ticket_id,
            "9007199254740993");
}

TEST(ParseWebhookTest, WhatIsNoNotificationIsRefusedWithoutRepeatingIt) {
  const std::string deep = std::string(40, '[') + std::string(40, ']');
  for (const std::string& body :
       {std::string(), std::string("hush"), std::string("[]"), std::string(R"({"topic":"conversation.user.created"})"),
        std::string(R"({"type":"notification_event"})"), std::string(R"({"type":"hush","topic":"x"})"),
        Event("conversation.user.created", "null"), Event("conversation.user.created", R"({"id":"../1"})"), deep}) {
    const auto pointer = ParseWebhook(body);
    EXPECT_EQ(pointer.status().code(), absl::StatusCode::kInvalidArgument) << body;
    EXPECT_EQ(pointer.status().message().find("hush"), absl::string_view::npos);
  }
}

}  // namespace
}  // namespace firstline::ingest::intercom
