#include "services/ingest/core/api_thread.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"

namespace firstline::ingest {
namespace {

using conversation::Role;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const absl::Time kNow = absl::FromUnixSeconds(1'795'000'000);

ApiMessage Posted(std::string id, std::string text = "Where is my order?") {
  ApiMessage message;
  message.id = std::move(id);
  message.text = std::move(text);
  message.accepted_at = kNow;
  return message;
}

ApiEnd Replied(std::string anchor, std::string text = "It is on its way.") {
  ApiEnd end;
  end.outcome = {
      .turn_id = "t1", .status = ApiStatus::kReplied, .text = std::move(text), .message_id = "e1", .at = kNow};
  end.anchor_message_id = std::move(anchor);
  return end;
}

std::vector<std::string> Ids(const ApiThread& thread) {
  std::vector<std::string> ids;
  for (const auto& message : thread.messages) ids.push_back(message.id);
  return ids;
}

TEST(ApiThreadTest, ARepeatChangesNothing) {
  const ApiThread once = Receive({}, Posted("m1"), {});
  ApiMessage again = Posted("m1", "another text");
  again.subject = "another subject";
  EXPECT_EQ(Receive(once, again, {}), once);
}

TEST(ApiThreadTest, AMessageThatWasCutOffIsStillKnown) {
  EXPECT_THAT(Receive({}, Posted("m1"), {"m1"}).messages, IsEmpty());
}

TEST(ApiThreadTest, WhatIsNotGivenStays) {
  ApiMessage first = Posted("m1");
  first.subject = "Order 7";
  first.customer.name = "Ana";
  first.customer.attributes = {{"plan", "pro"}};
  first.callback = true;
  ApiMessage second = Posted("m2");
  second.customer.email = "ana@example.org";
  const ApiThread thread = Receive(Receive({}, first, {}), second, {});
  EXPECT_EQ(thread.subject, "Order 7");
  EXPECT_EQ(thread.customer.name, "Ana");
  EXPECT_EQ(thread.customer.email, "ana@example.org");
  EXPECT_EQ(thread.customer.attributes.at("plan"), "pro");
  EXPECT_TRUE(thread.callback);
}

TEST(ApiThreadTest, TheNewestMessagesAreKept) {
  ApiThread thread;
  for (size_t i = 0; i < kApiMessagesMax + 3; ++i)
    thread = Receive(std::move(thread), Posted(absl::StrCat("m", i)), {});
  EXPECT_THAT(thread.messages, SizeIs(kApiMessagesMax));
  EXPECT_EQ(thread.messages.front().id, "m3");
  EXPECT_TRUE(thread.truncated);
}

TEST(ApiThreadTest, TextIsBoundedButTheLastMessageIsWhole) {
  const std::string half(kApiTextMax / 2, 'x');
  ApiThread thread = Receive({}, Posted("m1", half), {});
  thread = Receive(std::move(thread), Posted("m2", half), {});
  EXPECT_THAT(Ids(thread), ElementsAre("m1", "m2"));
  thread = Receive(std::move(thread), Posted("m3", std::string(kApiTextMax, 'y')), {});
  EXPECT_THAT(Ids(thread), ElementsAre("m3"));
  EXPECT_EQ(thread.messages[0].text.size(), kApiTextMax);
}

TEST(ApiThreadTest, AReplyStandsBehindWhatItAnswers) {
  ApiThread thread = Receive({}, Posted("m1"), {});
  thread = Receive(std::move(thread), Posted("m2", "And the invoice?"), {});  // crossed the reply
  thread = FoldApiEnd(std::move(thread), Replied("m1"));
  EXPECT_THAT(Ids(thread), ElementsAre("m1", "e1", "m2"));
  const conversation::Thread seen = AsThread(thread, "k");
  const conversation::Reduction reduction = conversation::Reduce(seen);
  ASSERT_NE(reduction.anchor, nullptr);
  EXPECT_EQ(reduction.anchor->id, "m2");
  EXPECT_THAT(reduction.unanswered, SizeIs(1));
}

TEST(ApiThreadTest, AnAnswerLeavesNothingUnanswered) {
  const ApiThread thread = FoldApiEnd(Receive({}, Posted("m1"), {}), Replied("m1"));
  const conversation::Thread seen = AsThread(thread, "k");
  EXPECT_THAT(conversation::Reduce(seen).unanswered, IsEmpty());
  EXPECT_EQ(seen.messages.back().role, Role::kAi);
}

TEST(ApiThreadTest, ASupersededTurnTellsNothing) {
  const ApiThread before = Receive({}, Posted("m1"), {});
  ApiEnd end = Replied("m1");
  end.superseded = true;
  EXPECT_EQ(FoldApiEnd(before, end), before);
}

TEST(ApiThreadTest, TheTicketOfAHandOffStays) {
  ApiEnd hand_off = Replied("m1", "");
  hand_off.outcome.status = ApiStatus::kHandedOff;
  hand_off.hand_off_helpdesk = "main";
  hand_off.hand_off_ticket_id = "42";
  ApiThread thread = FoldApiEnd(Receive({}, Posted("m1"), {}), hand_off);
  ApiEnd ignored = Replied("m2", "");
  ignored.outcome.status = ApiStatus::kIgnored;
  thread = FoldApiEnd(Receive(std::move(thread), Posted("m2"), {}), ignored);
  EXPECT_EQ(thread.hand_off_ticket_id, "42");
  EXPECT_EQ(thread.outcome->status, ApiStatus::kIgnored);
  EXPECT_THAT(Ids(thread), ElementsAre("m1", "m2"));
}

}  // namespace
}  // namespace firstline::ingest
