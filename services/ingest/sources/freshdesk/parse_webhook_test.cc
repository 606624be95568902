#include "services/ingest/sources/freshdesk/parse_webhook.h"

#include <gtest/gtest.h>

#include <string>

namespace firstline::ingest::freshdesk {
namespace {

TEST(ParseWebhookTest, OurOwnBodyPointsAtTheTicket) {
  const auto pointer = ParseWebhook(
      R"({"source":"freshdesk","event":"customer.replied","ticket_id":"6541","triggered_event":"{reply_sent:reply}"})");
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_EQ(pointer->ticket_id, "6541");
  EXPECT_EQ(pointer->event_type, "customer.replied");
  EXPECT_EQ(pointer->delivery_id.size(), 32u);
  EXPECT_TRUE(pointer->relevant);
}

TEST(ParseWebhookTest, TheSimpleFormPointsAtTheTicket) {
  const auto pointer = ParseWebhook(
      R"({"freshdesk_webhook":{"ticket_id":6541,"ticket_subject":"Where is my parcel?","ticket_agent_name":null}})");
  ASSERT_TRUE(pointer.ok()) << pointer.status();
  EXPECT_EQ(pointer->ticket_id, "6541");
  EXPECT_EQ(pointer->event_type, "freshdesk_webhook");
  EXPECT_TRUE(pointer->relevant);
}

TEST(ParseWebhookTest, IdsAreTextOrNumbersAndStayExact) {
  for (const char* id : {"9007199254740993", "\"9007199254740993\""}) {
    EXPECT_EQ(ParseWebhook(std::string(R"({"source":"freshdesk","event":"x","ticket_id":)") + id + "}")->ticket_id,
              "9007199254740993");
  }
}

TEST(ParseWebhookTest, AnythingElseIsRefusedWithoutRepeatingIt) {
  for (const char* body : {"", "hush", "[]", "{}", R"({"ticket_id":"6541"})", R"({"source":"hush","ticket_id":"6541"})",
                           R"({"source":"freshdesk"})", R"({"source":"freshdesk","ticket_id":"{{ticket.id}}"})",
                           R"({"source":"freshdesk","ticket_id":-1})", R"({"source":"freshdesk","ticket_id":6541.5})",
                           R"({"freshdesk_webhook":7})", R"({"freshdesk_webhook":{}})", "ticket_id=6541",
                           "<freshdesk_webhook><ticket_id>6541</ticket_id></freshdesk_webhook>"}) {
    const auto pointer = ParseWebhook(body);
    EXPECT_EQ(pointer.status().code(), absl::StatusCode::kInvalidArgument) << body;
    EXPECT_EQ(pointer.status().message().find("hush"), absl::string_view::npos);
  }
}

}  // namespace
}  // namespace firstline::ingest::freshdesk
