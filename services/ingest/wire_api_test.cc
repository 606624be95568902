#include "services/ingest/wire_api.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'255'200);

ApiThread FullThread() {
  ApiThread thread;
  thread.messages = {{.id = "m1",
                      .role = conversation::Role::kCustomer,
                      .text = "Where is it?",
                      .created_at = kNow,
                      .is_public = true}};
  thread.truncated = true;
  thread.customer = {.id = "c", .external_id = "c", .name = "Ana", .email = "a@example.org", .locale = "es"};
  thread.customer.attributes = {{"plan", "pro"}};
  thread.subject = "Order 7";
  thread.channel = "chat";
  thread.external_id = "x-1";
  thread.callback = true;
  thread.created_at = kNow;
  thread.outcome = ApiOutcome{.turn_id = "t1",
                              .status = ApiStatus::kHandedOff,
                              .reasons = {"explicit_request"},
                              .text = "A colleague takes over.",
                              .message_id = "e1",
                              .draft = "d",
                              .sources = {{"a", "v", "Title", "https://a.example"}},
                              .team = "tier1",
                              .at = kNow};
  thread.hand_off_helpdesk = "main";
  thread.hand_off_ticket_id = "42";
  return thread;
}

TEST(WireApiTest, AThreadSurvivesTheWay) { EXPECT_EQ(FromProto(ToProto(FullThread())), FullThread()); }

TEST(WireApiTest, EveryFieldOfTheThreadIsWritten) {
  const v1::ApiConversation proto = ToProto(FullThread());
  std::vector<const google::protobuf::FieldDescriptor*> set;
  proto.GetReflection()->ListFields(proto, &set);
  EXPECT_EQ(set.size(), static_cast<size_t>(v1::ApiConversation::descriptor()->field_count()));
  set.clear();
  proto.outcome().GetReflection()->ListFields(proto.outcome(), &set);
  EXPECT_EQ(set.size(), static_cast<size_t>(v1::ApiOutcome::descriptor()->field_count()));
}

TEST(WireApiTest, TheMessageOfAnEventIsRead) {
  v1::InboxEvent event;
  *event.mutable_accepted_at() = ToProto(kNow);
  v1::ApiMessage& posted = *event.mutable_api_message();
  posted.set_id("m1");
  posted.set_text("text");
  posted.set_channel(v1::CHANNEL_CHAT);
  posted.mutable_customer()->set_name("Ana");
  const ApiMessage message = ApiMessageOf(event);
  EXPECT_EQ(message.id, "m1");
  EXPECT_EQ(message.channel, "chat");
  EXPECT_EQ(message.customer.name, "Ana");
  EXPECT_EQ(message.accepted_at, kNow);
}

TEST(WireApiTest, ATicketKnowsItsHandOff) {
  v1::HelpdeskRef ref;
  SetApiRef(FullThread(), ref);
  EXPECT_TRUE(ref.api().callback());
  EXPECT_EQ(ref.api().hand_off().ticket_id(), "42");
}

TEST(WireApiTest, OnlyTurnsOfTheApiHaveAnEnd) {
  v1::Ticket ticket;
  ticket.set_conversation_id("main:1");
  EXPECT_FALSE(ApiEndOf(ticket).has_value());
  ticket.set_conversation_id("api:1");
  ticket.mutable_turn()->set_anchor_message_id("m1");
  ticket.mutable_outcome()->set_end(v1::END_SUPERSEDED);
  const auto end = ApiEndOf(ticket);
  ASSERT_TRUE(end.has_value());
  EXPECT_TRUE(end->superseded);
  EXPECT_EQ(end->anchor_message_id, "m1");
}

}  // namespace
}  // namespace firstline::ingest
