#include "services/ingest/sources/zendesk/parse_webhook.h"

#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"

namespace firstline::ingest::zendesk {
namespace {

constexpr char kCommentAdded[] = R"({
  "account_id": 90210, "id": "d-1", "type": "zen:event-type:ticket.comment_added", "subject": "zen:ticket:35",
  "time": "2026-11-21T09:00:00.000000001Z", "zendesk_event_version": "2022-11-06",
  "detail": {"id": "35", "status": "OPEN", "is_public": true, "via": {"channel": "email"}},
  "event": {"comment": {"id": "501", "body": "Hello", "is_public": true, "author": {"id": "7", "is_staff": false}},
            "meta": {"sequence": {"id": "0A", "position": 1}}}})";

TEST(ParseWebhookTest, AnEventPointsAtItsTicket) {
  const auto pointer = ParseWebhook(kCommentAdded, "");
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_EQ(pointer->ticket_id, "35");
  EXPECT_EQ(pointer->delivery_id, "d-1");
  EXPECT_EQ(pointer->event_type, "zen:event-type:ticket.comment_added");
  EXPECT_TRUE(pointer->relevant);
}

TEST(ParseWebhookTest, WithoutADetailTheSubjectNamesTheTicket) {
  const auto pointer =
      ParseWebhook(R"({"type":"zen:event-type:ticket.status_changed","subject":"zen:ticket:9007199254740993"})", "");
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_EQ(pointer->ticket_id, "9007199254740993");
}

TEST(ParseWebhookTest, IdsAreNeverRoundedAsDoubles) {
  const auto pointer = ParseWebhook(
      R"({"type":"zen:event-type:ticket.created","detail":{"id":9007199254740993},"subject":"zen:ticket:1"})", "");
  EXPECT_EQ(pointer->ticket_id, "9007199254740993");
  EXPECT_EQ(ParseWebhook(R"({"source":"zendesk-trigger","ticket_id":9223372036854775807})", "")->ticket_id,
            "9223372036854775807");
}

TEST(ParseWebhookTest, APrivateCommentIsIrrelevant) {
  const std::string body =
      absl::StrReplaceAll(kCommentAdded, {{R"("is_public": true, "author")", R"("is_public": false, "author")"}});
  const auto pointer = ParseWebhook(body, "");
  ASSERT_TRUE(pointer.ok());
  EXPECT_FALSE(pointer->relevant);
}

TEST(ParseWebhookTest, AStaffCommentIsRelevantBecauseAPersonMayHaveTakenOver) {
  EXPECT_TRUE(ParseWebhook(absl::StrReplaceAll(kCommentAdded, {{R"("is_staff": false)", R"("is_staff": true)"}}), "")
                  ->relevant);
}

TEST(ParseWebhookTest, EveryEventThatCanChangeAConversationIsRelevant) {
  for (const absl::string_view type :
       {"created", "comment_added", "status_changed", "csat_received", "merged", "agent_assignment_changed",
        "group_assignment_changed", "comment_redacted", "comment_made_private", "soft_deleted", "permanently_deleted",
        "marked_as_spam"}) {
    const auto pointer =
        ParseWebhook(absl::StrCat(R"({"type":"zen:event-type:ticket.)", type, R"(","subject":"zen:ticket:1"})"), "");
    ASSERT_TRUE(pointer.ok());
    EXPECT_TRUE(pointer->relevant) << type;
  }
}

TEST(ParseWebhookTest, OtherEventsAreValidAndIrrelevant) {
  for (const absl::string_view type :
       {"ticket.tags_changed", "ticket.brand_new_event", "article.published", "user.suspended_changed"}) {
    const auto pointer =
        ParseWebhook(absl::StrCat(R"({"id":"d","type":"zen:event-type:)", type, R"(","subject":"zen:user:1"})"), "");
    ASSERT_TRUE(pointer.ok()) << type;
    EXPECT_FALSE(pointer->relevant) << type;
  }
}

constexpr char kTrigger[] = R"({"source":"zendesk-trigger","event":"ticket.updated","ticket_id":"35","via":"Mail"})";

TEST(ParseWebhookTest, ATriggerPointsAtItsTicket) {
  const auto pointer = ParseWebhook(kTrigger, "inv-1");
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_EQ(pointer->ticket_id, "35");
  EXPECT_EQ(pointer->event_type, "trigger:ticket.updated");
  EXPECT_TRUE(pointer->relevant);
}

TEST(ParseWebhookTest, ATriggersDeliveryIsItsInvocationAndBody) {
  const std::string id = ParseWebhook(kTrigger, "inv-1")->delivery_id;
  EXPECT_EQ(ParseWebhook(kTrigger, "inv-1")->delivery_id, id);
  EXPECT_NE(ParseWebhook(kTrigger, "inv-2")->delivery_id, id);
  EXPECT_NE(ParseWebhook(absl::StrReplaceAll(kTrigger, {{"35", "36"}}), "inv-1")->delivery_id, id);
}

std::string Nested(int depth) {
  return absl::StrCat(R"({"type":"zen:event-type:ticket.created","subject":"zen:ticket:1","x":)",
                      std::string(static_cast<size_t>(depth - 1), '['),
                      std::string(static_cast<size_t>(depth - 1), ']'), "}");
}

TEST(ParseWebhookTest, ThirtyTwoLevelsAreFineOneMoreIsNot) {
  EXPECT_TRUE(ParseWebhook(Nested(32), "").ok());
  EXPECT_FALSE(ParseWebhook(Nested(33), "").ok());
  EXPECT_FALSE(ParseWebhook(Nested(10'000), "").ok());
}

TEST(ParseWebhookTest, WhatWillNeverParseIsRefusedWithoutRepeatingIt) {
  for (const std::string& body :
       std::vector<std::string>{"",
                                " ",
                                "null",
                                "[]",
                                "{}",
                                "secret text",
                                R"({"type":5})",
                                R"({"type":"other"})",
                                R"({"source":"zendesk-trigger"})",
                                R"({"source":"zendesk-trigger","ticket_id":"{{ticket.id}}"})",
                                R"({"source":"zendesk-trigger","ticket_id":-1})",
                                R"({"source":"zendesk-trigger","ticket_id":4711.0})",
                                R"({"source":"zendesk-trigger","ticket_id":"9223372036854775808"})",
                                R"({"source":"zendesk-trigger","ticket_id":" 35"})",
                                R"({"type":"zen:event-type:ticket.created"})",
                                R"({"type":"zen:event-type:ticket.created","subject":"zen:ticket:x"})",
                                "{\"source\":\"zendesk-trigger\xFF\"}",
                                R"({"source":"zendesk-trigger","ticket_id":"35","x":"\ud800"})",
                                R"({"source":"zendesk-trigger","x":NaN})",
                                std::string("{\"source\":\"zendesk-trigger\"\0}", 28),
                                R"({"source":"zendesk-trigger","ticket_id":"35"} trailing)"}) {
    const auto pointer = ParseWebhook(body, "");
    EXPECT_EQ(pointer.status().code(), absl::StatusCode::kInvalidArgument) << body;
    EXPECT_EQ(pointer.status().message().find("secret"), absl::string_view::npos);
  }
}

}  // namespace
}  // namespace firstline::ingest::zendesk
