#include "services/dispatcher/adapters/freshdesk/encode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace firstline::dispatcher::freshdesk {
namespace {

using Json = nlohmann::json;
using conversation::Priority;
using conversation::Status;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::SizeIs;

Plan FullPlan() {
  Plan plan;
  plan.turn_id = "0123456789abcdef0123456789abcdef";
  plan.ticket_id = "6541";
  plan.kind = Kind::kHandOff;
  plan.public_text = "Hello\n\nA colleague takes over.";
  plan.note = "Summary";
  plan.tags = {"fl_billing"};
  plan.fields = {.team_id = "601", .priority = Priority::kHigh, .status = Status::kEscalated};
  return plan;
}

Json UpdateOf(const Plan& plan, SlotSet slots, const std::vector<std::string>& current = {}) {
  const auto request = EncodeUpdate(plan, slots, current);
  EXPECT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->method, "PUT");
  return Json::parse(request->body);
}

TEST(EncodeTest, AMessageIsAReply) {
  const auto request = EncodeMessage(FullPlan());
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->method, "POST");
  EXPECT_EQ(request->path, "/api/v2/tickets/6541/reply");
  EXPECT_EQ(Json::parse(request->body), (Json{{"body", "<p>Hello</p><p>A colleague takes over.</p>"}}));
}

TEST(EncodeTest, ADraftIsAPrivateNoteUnderAHeading) {
  Plan plan = FullPlan();
  plan.draft = true;
  const auto request = EncodeMessage(plan);
  ASSERT_TRUE(request.ok());
  EXPECT_EQ(request->path, "/api/v2/tickets/6541/notes");
  const Json body = Json::parse(request->body);
  EXPECT_EQ(body["private"], true);
  EXPECT_THAT(body["body"].get<std::string>(), HasSubstr("not sent to the customer"));
}

TEST(EncodeTest, TheNoteSaysThatItIsPrivateAndNeverThatItCameIn) {
  const auto request = EncodeNote(FullPlan());
  EXPECT_EQ(request->path, "/api/v2/tickets/6541/notes");
  EXPECT_EQ(Json::parse(request->body), (Json{{"body", "<p>Summary</p>"}, {"private", true}}));
}

TEST(EncodeTest, MarkupIsShownNotObeyed) {
  Plan plan = FullPlan();
  plan.public_text = plan.note = "<img src=x onerror=alert(1)> <a href=\"https://evil.example\">here</a>";
  for (const auto& request : {EncodeMessage(plan), EncodeNote(plan)}) {
    const std::string html = Json::parse(request->body)["body"];
    EXPECT_THAT(html, Not(HasSubstr("<img")));
    EXPECT_THAT(html, Not(HasSubstr("<a ")));
  }
}

TEST(EncodeTest, FieldsAndTagsAreOneUpdate) {
  EXPECT_EQ(UpdateOf(FullPlan(), {Slot::kFields, Slot::kTags}, {"shop", "vip"}),
            (Json{{"group_id", 601}, {"priority", 3}, {"status", 2}, {"tags", {"shop", "vip", "fl_billing"}}}));
}

TEST(EncodeTest, FieldsAloneLeaveTheTagsAlone) {
  const Json update = UpdateOf(FullPlan(), {Slot::kFields}, {"shop"});
  EXPECT_FALSE(update.contains("tags"));
  EXPECT_FALSE(UpdateOf(FullPlan(), {Slot::kTags}, {"shop"}).contains("status"));
}

TEST(EncodeTest, TagsAreAddedToThoseTheTicketHas) {
  Plan plan = FullPlan();
  plan.tags = {"fl_billing", "VIP", " ", "Order Status", "order status"};
  EXPECT_THAT(UpdateOf(plan, {Slot::kTags}, {"shop", "vip"})["tags"].get<std::vector<std::string>>(),
              ElementsAre("shop", "vip", "fl_billing", "Order Status"));
}

TEST(EncodeTest, EveryPriorityAndStatusHasItsNumberOrIsLeftOut) {
  for (const auto& [priority, number] :
       {std::pair{Priority::kLow, 1}, {Priority::kMedium, 2}, {Priority::kHigh, 3}, {Priority::kUrgent, 4}}) {
    Plan plan = FullPlan();
    plan.fields.priority = priority;
    EXPECT_EQ(UpdateOf(plan, {Slot::kFields})["priority"], number);
  }
  for (const auto& [status, number] :
       {std::pair{Status::kActive, 2}, {Status::kEscalated, 2}, {Status::kWaiting, 3}, {Status::kResolved, 4}}) {
    Plan plan = FullPlan();
    plan.fields.status = status;
    EXPECT_EQ(UpdateOf(plan, {Slot::kFields})["status"], number);
  }
  for (const Status status : {Status::kUnknown, Status::kClosed}) {
    Plan plan = FullPlan();
    plan.fields = {.team_id = "", .status = status};
    EXPECT_EQ(UpdateOf(plan, {Slot::kFields}), Json::object());
  }
}

TEST(EncodeTest, IdsAboveFiftyThreeBitsStayExact) {
  Plan plan = FullPlan();
  plan.ticket_id = "9007199254740993";
  plan.fields.team_id = "9223372036854775807";
  EXPECT_EQ(EncodeMessage(plan)->path, "/api/v2/tickets/9007199254740993/reply");
  EXPECT_THAT(EncodeUpdate(plan, {Slot::kFields}, {})->body, HasSubstr("\"group_id\":9223372036854775807"));
}

TEST(EncodeTest, IdsThatAreNoPositiveIntegersAreRefused) {
  for (const char* id : {"", "0", "-1", "6541a", "9223372036854775808", "6541/../1"}) {
    Plan plan = FullPlan();
    plan.ticket_id = id;
    EXPECT_FALSE(EncodeMessage(plan).ok()) << id;
    EXPECT_FALSE(EncodeNote(plan).ok()) << id;
    EXPECT_FALSE(EncodeRead(plan).ok()) << id;
    EXPECT_FALSE(EncodeUpdate(plan, {Slot::kTags}, {}).ok()) << id;
    plan = FullPlan();
    plan.fields.team_id = id;
    EXPECT_EQ(EncodeUpdate(plan, {Slot::kFields}, {}).ok(), *id == '\0') << id;
  }
}

TEST(EncodeTest, ADryRunShowsEveryRequestOfItsGroup) {
  const auto render = [](SlotSet slots) { return RenderAll(FullPlan(), slots); };
  EXPECT_THAT(*render({Slot::kPublicMessage}), SizeIs(1));
  EXPECT_THAT(*render({Slot::kNote}), SizeIs(1));
  EXPECT_THAT(*render({Slot::kFields, Slot::kTags}), SizeIs(2));
  EXPECT_FALSE(render({}).ok());
  EXPECT_FALSE(render({Slot::kPublicMessage, Slot::kTags}).ok());
}

TEST(EncodeTest, AMessageTooLongIsRefusedAndANoteTooLongIsCut) {
  Plan plan = FullPlan();
  plan.public_text = plan.note = std::string(100'000, 'a');
  EXPECT_FALSE(EncodeMessage(plan).ok());
  EXPECT_THAT(Json::parse(EncodeNote(plan)->body)["body"].get<std::string>(), HasSubstr("[cut]"));
}

TEST(EncodeTest, IllFormedUtf8DoesNotBreakTheBody) {
  Plan plan = FullPlan();
  plan.note = "caf\xc3";
  plan.tags = {"caf\xc3"};
  EXPECT_TRUE(Json::parse(EncodeNote(plan)->body).is_object());
  EXPECT_TRUE(UpdateOf(plan, {Slot::kTags}).is_object());
}

}  // namespace
}  // namespace firstline::dispatcher::freshdesk
