#include "services/dispatcher/adapters/zendesk/encode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "common/base/ids.h"

namespace firstline::dispatcher::zendesk {
namespace {

using Json = nlohmann::json;
using ::testing::HasSubstr;

constexpr char kStamp[] = "2026-11-21T10:05:00Z";

Plan FullPlan() {
  Plan plan;
  plan.turn_id = "0123456789abcdef0123456789abcdef";
  plan.ticket_id = "4711";
  plan.kind = Kind::kHandOff;
  plan.public_text = "Hello\n\nA colleague takes over.";
  plan.note = "Summary";
  plan.tags = {"fl_billing"};
  plan.fields = {
      .team_id = "601", .priority = conversation::Priority::kHigh, .status = conversation::Status::kEscalated};
  return plan;
}

Json BodyOf(const Plan& plan, SlotSet slots, absl::string_view stamp = kStamp) {
  const auto call = Encode(plan, slots, stamp);
  EXPECT_TRUE(call.ok()) << call.status();
  return call.ok() ? Json::parse(call->body) : Json();
}

TEST(EncodeTest, MessageAndFieldsAreOneGuardedUpdate) {
  const auto call = Encode(FullPlan(), {Slot::kPublicMessage, Slot::kFields}, kStamp);
  ASSERT_TRUE(call.ok());
  EXPECT_EQ(call->method, "PUT");
  EXPECT_EQ(call->path, "/api/v2/tickets/4711");
  const Json expected = {
      {"ticket",
       {{"comment", {{"html_body", "<p>Hello</p><p>A colleague takes over.</p>"}, {"public", true}}},
        {"group_id", 601},
        {"priority", "high"},
        {"status", "open"},
        {"metadata", {{"firstline_delivery", EffectId("0123456789abcdef0123456789abcdef", "public_message")}}},
        {"safe_update", true},
        {"updated_stamp", kStamp}}}};
  EXPECT_EQ(Json::parse(call->body), expected);
}

TEST(EncodeTest, ADraftIsAPrivateCommentUnderAHeading) {
  Plan plan = FullPlan();
  plan.draft = true;
  const Json ticket = BodyOf(plan, {Slot::kPublicMessage})["ticket"];
  EXPECT_EQ(ticket["comment"]["public"], false);
  EXPECT_THAT(ticket["comment"]["html_body"].get<std::string>(), HasSubstr("not sent to the customer"));
  EXPECT_TRUE(ticket["safe_update"].get<bool>());
}

TEST(EncodeTest, FieldsAloneCarryTheirOwnMarkerAndNoComment) {
  const Json ticket = BodyOf(FullPlan(), {Slot::kFields})["ticket"];
  EXPECT_FALSE(ticket.contains("comment"));
  EXPECT_EQ(ticket["metadata"]["firstline_delivery"], EffectId(FullPlan().turn_id, "fields"));
  EXPECT_EQ(ticket["updated_stamp"], kStamp);
}

TEST(EncodeTest, TheNoteIsPrivateAndUnguarded) {
  const Json ticket = BodyOf(FullPlan(), {Slot::kNote}, "")["ticket"];
  EXPECT_EQ(ticket["comment"]["public"], false);
  EXPECT_EQ(ticket["comment"]["html_body"], "<p>Summary</p>");
  EXPECT_EQ(ticket["metadata"]["firstline_delivery"], EffectId(FullPlan().turn_id, "note"));
  EXPECT_FALSE(ticket.contains("safe_update"));
  EXPECT_FALSE(ticket.contains("updated_stamp"));
  EXPECT_FALSE(ticket.contains("status"));
}

TEST(EncodeTest, TagsAreOnlyEverAdded) {
  Plan plan = FullPlan();
  plan.tags = {"fl_billing", "Order Status", "order_status", "  ", "a,b"};
  const auto call = Encode(plan, {Slot::kTags}, "");
  ASSERT_TRUE(call.ok());
  EXPECT_EQ(call->method, "PUT");
  EXPECT_EQ(call->path, "/api/v2/tickets/4711/tags");
  EXPECT_EQ(Json::parse(call->body), (Json{{"tags", {"fl_billing", "order_status", "a_b"}}}));
}

TEST(EncodeTest, NoCallButTheTagsCallMentionsTags) {
  for (const SlotSet slots :
       {SlotSet{Slot::kPublicMessage, Slot::kFields}, SlotSet{Slot::kNote}, SlotSet{Slot::kFields}}) {
    EXPECT_FALSE(BodyOf(FullPlan(), slots)["ticket"].contains("tags"));
  }
}

TEST(EncodeTest, IdsAboveFiftyThreeBitsStayExact) {
  Plan plan = FullPlan();
  plan.ticket_id = "9007199254740993";
  plan.fields.team_id = "9223372036854775807";
  const auto call = Encode(plan, {Slot::kFields}, kStamp);
  ASSERT_TRUE(call.ok());
  EXPECT_EQ(call->path, "/api/v2/tickets/9007199254740993");
  EXPECT_THAT(call->body, HasSubstr("\"group_id\":9223372036854775807"));
}

TEST(EncodeTest, IdsThatAreNoPositiveIntegersAreRefused) {
  for (const char* id : {"", "0", "-1", "4711a", "9223372036854775808", "4711/../1", "1e3"}) {
    Plan plan = FullPlan();
    plan.ticket_id = id;
    EXPECT_EQ(Encode(plan, {Slot::kNote}, "").status().code(), absl::StatusCode::kInvalidArgument) << id;
    plan = FullPlan();
    plan.fields.team_id = id;
    EXPECT_EQ(Encode(plan, {Slot::kFields}, kStamp).ok(), *id == '\0') << id;
  }
}

TEST(EncodeTest, AGuardedCallWithoutAStampIsRefused) {
  EXPECT_FALSE(Encode(FullPlan(), {Slot::kPublicMessage}, "").ok());
  EXPECT_FALSE(Encode(FullPlan(), {Slot::kFields}, "").ok());
}

TEST(EncodeTest, SlotsOfDifferentCallsAreRefused) {
  EXPECT_FALSE(Encode(FullPlan(), {}, kStamp).ok());
  EXPECT_FALSE(Encode(FullPlan(), {Slot::kPublicMessage, Slot::kTags}, kStamp).ok());
  EXPECT_FALSE(Encode(FullPlan(), {Slot::kNote, Slot::kTags}, kStamp).ok());
  EXPECT_FALSE(Encode(FullPlan(), {Slot::kPublicMessage, Slot::kNote}, kStamp).ok());
}

TEST(EncodeTest, EveryPriorityAndStatusHasItsWordOrIsLeftOut) {
  using conversation::Priority;
  using conversation::Status;
  for (const auto& [priority, word] : {std::pair{Priority::kLow, "low"},
                                       {Priority::kMedium, "normal"},
                                       {Priority::kHigh, "high"},
                                       {Priority::kUrgent, "urgent"}}) {
    Plan plan = FullPlan();
    plan.fields.priority = priority;
    EXPECT_EQ(BodyOf(plan, {Slot::kFields})["ticket"]["priority"], word);
  }
  for (const auto& [status, word] : {std::pair{Status::kActive, "open"},
                                     {Status::kWaiting, "pending"},
                                     {Status::kEscalated, "open"},
                                     {Status::kResolved, "solved"}}) {
    Plan plan = FullPlan();
    plan.fields.status = status;
    EXPECT_EQ(BodyOf(plan, {Slot::kFields})["ticket"]["status"], word);
  }
  for (const Status status : {Status::kUnknown, Status::kClosed}) {
    Plan plan = FullPlan();
    plan.fields = {.team_id = "", .priority = Priority::kUnset, .status = status};
    const Json ticket = BodyOf(plan, {Slot::kFields})["ticket"];
    EXPECT_FALSE(ticket.contains("status"));
    EXPECT_FALSE(ticket.contains("priority"));
    EXPECT_FALSE(ticket.contains("group_id"));
  }
}

TEST(EncodeTest, AMessageTooLongIsRefusedAndANoteTooLongIsCut) {
  Plan plan = FullPlan();
  plan.public_text = std::string(60'001, 'a');
  plan.note = std::string(100'000, '&');
  EXPECT_FALSE(Encode(plan, {Slot::kPublicMessage}, kStamp).ok());
  const std::string html = BodyOf(plan, {Slot::kNote})["ticket"]["comment"]["html_body"];
  EXPECT_LE(html.size(), 60'000u);
  EXPECT_THAT(html, HasSubstr("[cut]"));
}

TEST(EncodeTest, IllFormedUtf8DoesNotBreakTheBody) {
  Plan plan = FullPlan();
  plan.note = "caf\xc3";
  EXPECT_TRUE(BodyOf(plan, {Slot::kNote}).is_object());
}

TEST(ToTagTest, WritesTagsAsZendeskStoresThem) {
  EXPECT_EQ(ToTag("Order Status"), "order_status");
  EXPECT_EQ(ToTag(" a "), "a");
  EXPECT_EQ(ToTag(" "), "");
}

}  // namespace
}  // namespace firstline::dispatcher::zendesk
