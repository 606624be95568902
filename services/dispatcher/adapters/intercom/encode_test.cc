#include "services/dispatcher/adapters/intercom/encode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace firstline::dispatcher::intercom {
namespace {

using Json = nlohmann::json;
using conversation::Priority;
using conversation::Status;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr char kAdmin[] = "9100";
const absl::Time kEmittedAt = absl::FromUnixSeconds(1'795'255'200);

Plan FullPlan() {
  Plan plan;
  plan.turn_id = "0123456789abcdef0123456789abcdef";
  plan.ticket_id = "215470000000001";
  plan.kind = Kind::kHandOff;
  plan.public_text = "Hello\n\nA colleague takes over.";
  plan.note = "Summary";
  plan.tags = {"fl_billing"};
  plan.fields = {.team_id = "5017691", .priority = Priority::kHigh, .status = Status::kEscalated};
  plan.emitted_at = kEmittedAt;
  return plan;
}

std::vector<Json> FieldBodies(const Plan& plan, const conversation::Thread* current = nullptr) {
  std::vector<Json> bodies;
  const auto requests = EncodeFields(plan, kAdmin, current);
  EXPECT_TRUE(requests.ok()) << requests.status();
  for (const RenderedRequest& request : *requests) {
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.path, "/conversations/215470000000001/parts");
    bodies.push_back(Json::parse(request.body));
  }
  return bodies;
}

TEST(EncodeTest, AMessageIsACommentOfOurTeammate) {
  const auto request = EncodeMessage(FullPlan(), kAdmin);
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->path, "/conversations/215470000000001/reply");
  EXPECT_EQ(Json::parse(request->body), (Json{{"message_type", "comment"},
                                              {"type", "admin"},
                                              {"admin_id", "9100"},
                                              {"body", "<p>Hello</p><p>A colleague takes over.</p>"}}));
}

TEST(EncodeTest, ADraftIsANoteUnderAHeading) {
  Plan plan = FullPlan();
  plan.draft = true;
  const Json body = Json::parse(EncodeMessage(plan, kAdmin)->body);
  EXPECT_EQ(body["message_type"], "note");
  EXPECT_THAT(body["body"].get<std::string>(), HasSubstr("not sent to the customer"));
}

TEST(EncodeTest, TheNoteIsANote) {
  const Json body = Json::parse(EncodeNote(FullPlan(), kAdmin)->body);
  EXPECT_EQ(body["message_type"], "note");
  EXPECT_EQ(body["body"], "<p>Summary</p>");
}

TEST(EncodeTest, MarkupIsShownNotObeyed) {
  Plan plan = FullPlan();
  plan.public_text = plan.note = "<img src=x onerror=alert(1)> <a href=\"https://evil.example\">here</a>";
  for (const auto& request : {EncodeMessage(plan, kAdmin), EncodeNote(plan, kAdmin)}) {
    const std::string html = Json::parse(request->body)["body"];
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("<a ")));
  }
}

TEST(EncodeTest, TheTeamComesFirstBecauseAssigningReopens) {
  Plan plan = FullPlan();
  plan.fields.status = Status::kResolved;
  EXPECT_THAT(
      FieldBodies(plan),
      ElementsAre(
          Json{{"message_type", "assignment"}, {"type", "team"}, {"admin_id", "9100"}, {"assignee_id", "5017691"}},
          Json{{"message_type", "close"}, {"type", "admin"}, {"admin_id", "9100"}}));
}

TEST(EncodeTest, WaitingIsSnoozedForAsLongAsItSays) {
  Plan plan = FullPlan();
  plan.fields = {.team_id = "", .status = Status::kWaiting};
  EXPECT_THAT(FieldBodies(plan), ElementsAre(Json{{"message_type", "snoozed"},
                                                  {"type", "admin"},
                                                  {"admin_id", "9100"},
                                                  {"snoozed_until", 1'795'255'200 + 72 * 3600}}));
}

TEST(EncodeTest, AStatusThatCannotBeSetIsLeftOut) {
  Plan plan = FullPlan();
  for (const Status status : {Status::kUnknown, Status::kClosed}) {
    plan.fields = {.team_id = "", .status = status};
    EXPECT_THAT(FieldBodies(plan), IsEmpty());
  }
}

TEST(EncodeTest, WhatTheConversationAlreadyIsIsLeftOut) {
  conversation::Thread current;
  current.team_id = "5017691";
  current.status = Status::kActive;
  EXPECT_THAT(FieldBodies(FullPlan(), &current), IsEmpty());
  current.status = Status::kWaiting;
  EXPECT_THAT(FieldBodies(FullPlan(), &current), SizeIs(1));
  // Assigning may reopen, so the state is set again after it.
  current.team_id = "1";
  current.status = Status::kActive;
  EXPECT_THAT(FieldBodies(FullPlan(), &current), SizeIs(2));
}

TEST(EncodeTest, AConversationWhoseCustomerWroteAfterUsIsNotSnoozed) {
  Plan plan = FullPlan();
  plan.fields = {.team_id = "", .status = Status::kWaiting};
  conversation::Thread current;
  current.status = Status::kActive;
  current.messages = {{.id = "1", .role = conversation::Role::kAi, .text = "Tomorrow.", .is_public = true}};
  EXPECT_THAT(FieldBodies(plan, &current), SizeIs(1));
  current.messages.push_back({.id = "2", .role = conversation::Role::kCustomer, .text = "Why?", .is_public = true});
  EXPECT_THAT(FieldBodies(plan, &current), IsEmpty());
}

TEST(EncodeTest, APriorityIsATagBecauseItCannotBeSet) {
  for (const auto& [priority, tag] : {std::pair{Priority::kLow, "fl_priority_low"},
                                      {Priority::kMedium, "fl_priority_medium"},
                                      {Priority::kHigh, "fl_priority_high"},
                                      {Priority::kUrgent, "fl_priority_urgent"}}) {
    Plan plan = FullPlan();
    plan.fields.priority = priority;
    EXPECT_THAT(TagsOf(plan, Slot::kFields), ElementsAre(tag));
  }
  Plan plan = FullPlan();
  plan.fields.priority = Priority::kUnset;
  EXPECT_THAT(TagsOf(plan, Slot::kFields), IsEmpty());
  for (const Json& body : FieldBodies(FullPlan())) EXPECT_FALSE(body.contains("priority"));
}

TEST(EncodeTest, TagsAreAddedByIdOneByOne) {
  Plan plan = FullPlan();
  plan.tags = {"fl_billing", " fl_billing ", "  ", "Order Status"};
  EXPECT_THAT(TagsOf(plan, Slot::kTags), ElementsAre("fl_billing", "Order Status"));
  EXPECT_EQ(MakeTag("Order Status").path, "/tags");
  EXPECT_EQ(Json::parse(MakeTag("Order Status").body), (Json{{"name", "Order Status"}}));
  const auto add = AddTag(plan, kAdmin, "86");
  ASSERT_TRUE(add.ok());
  EXPECT_EQ(add->path, "/conversations/215470000000001/tags");
  EXPECT_EQ(Json::parse(add->body), (Json{{"id", "86"}, {"admin_id", "9100"}}));
}

TEST(EncodeTest, ADryRunShowsEveryRequestOfItsGroup) {
  const auto render = [](SlotSet slots) { return RenderAll(FullPlan(), slots, "0"); };
  EXPECT_THAT(*render({Slot::kPublicMessage}), SizeIs(1));
  EXPECT_THAT(*render({Slot::kNote}), SizeIs(1));
  EXPECT_THAT(*render({Slot::kFields}), SizeIs(4));
  EXPECT_THAT(*render({Slot::kTags}), SizeIs(2));
  EXPECT_THAT(render({Slot::kTags})->back().body, HasSubstr("<id of fl_billing>"));
  EXPECT_FALSE(render({}).ok());
  EXPECT_FALSE(render({Slot::kPublicMessage, Slot::kFields}).ok());
}

TEST(EncodeTest, IdsAreChecked) {
  for (const char* id : {"", "1/../2", "1?x", "1 2", "%2e"}) {
    Plan plan = FullPlan();
    plan.ticket_id = id;
    EXPECT_FALSE(EncodeMessage(plan, kAdmin).ok()) << id;
    EXPECT_FALSE(EncodeNote(plan, kAdmin).ok()) << id;
    EXPECT_FALSE(EncodeFields(plan, kAdmin, nullptr).ok()) << id;
    EXPECT_FALSE(AddTag(plan, kAdmin, "86").ok()) << id;
  }
  for (const char* id : {"0", "-1", "support", "9223372036854775808"}) {
    Plan plan = FullPlan();
    plan.fields.team_id = id;
    EXPECT_FALSE(EncodeFields(plan, kAdmin, nullptr).ok()) << id;
  }
  Plan plan = FullPlan();
  plan.fields.team_id = "9007199254740993";
  EXPECT_EQ(FieldBodies(plan)[0]["assignee_id"], "9007199254740993");
}

TEST(EncodeTest, AMessageTooLongIsRefusedAndANoteTooLongIsCut) {
  Plan plan = FullPlan();
  plan.public_text = plan.note = std::string(100'000, 'a');
  EXPECT_FALSE(EncodeMessage(plan, kAdmin).ok());
  EXPECT_THAT(Json::parse(EncodeNote(plan, kAdmin)->body)["body"].get<std::string>(), HasSubstr("[cut]"));
}

TEST(EncodeTest, IllFormedUtf8DoesNotBreakTheBody) {
  Plan plan = FullPlan();
  plan.note = "caf\xc3";
  EXPECT_TRUE(Json::parse(EncodeNote(plan, kAdmin)->body).is_object());
}

}  // namespace
}  // namespace firstline::dispatcher::intercom
