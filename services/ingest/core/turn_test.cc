#include "services/ingest/core/turn.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/text/utf8.h"

namespace firstline::ingest {
namespace {

using conversation::Message;
using conversation::Role;
using conversation::Thread;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

Message Says(Role role, std::string text) {
  static int next = 0;
  return {.id = absl::StrCat(++next), .role = role, .text = std::move(text), .is_public = true};
}

Turn Cut(std::vector<Message> messages) {
  Thread thread;
  thread.messages = std::move(messages);
  Turn turn;
  CutMessages(conversation::Reduce(thread), turn);
  return turn;
}

TEST(CutMessagesTest, WhatFitsIsComplete) {
  const Turn turn = Cut({Says(Role::kCustomer, "a"), Says(Role::kAi, "b"), Says(Role::kCustomer, "c")});
  EXPECT_EQ(turn.text, "c");
  EXPECT_THAT(turn.history, SizeIs(2));
  EXPECT_THAT(turn.truncated, IsEmpty());
}

TEST(CutMessagesTest, TextOfExactlyTheLimitIsCompleteOneByteMoreIsCut) {
  EXPECT_THAT(Cut({Says(Role::kCustomer, std::string(kTurnTextMax, 'x'))}).truncated, IsEmpty());
  const Turn turn = Cut({Says(Role::kCustomer, std::string(kTurnTextMax, 'x') + "y")});
  EXPECT_EQ(turn.text, std::string(kTurnTextMax, 'x'));
  EXPECT_THAT(turn.truncated, ElementsAre("turn.text"));
}

TEST(CutMessagesTest, TheNewestMessagesStayAndTheOldestIsShortened) {
  const Turn turn = Cut({Says(Role::kCustomer, "dropped"), Says(Role::kCustomer, std::string(kTurnTextMax, 'a')),
                         Says(Role::kCustomer, "newest")});
  ASSERT_THAT(turn.messages, SizeIs(2));
  EXPECT_EQ(turn.messages.back().text, "newest");
  EXPECT_EQ(turn.text.size(), kTurnTextMax);
  EXPECT_THAT(turn.truncated, ElementsAre("turn.messages", "turn.text"));
}

TEST(CutMessagesTest, ACutNeverSplitsACharacter) {
  std::string text = "x";
  while (text.size() < kTurnTextMax) text += "ß";
  const Turn turn = Cut({Says(Role::kCustomer, text)});
  EXPECT_TRUE(text::IsValidUtf8(turn.text));
  EXPECT_EQ(turn.text.size(), kTurnTextMax - 1);
}

TEST(CutMessagesTest, AtMostAHundredMessages) {
  std::vector<Message> messages;
  for (size_t i = 0; i < kTurnMessagesMax; ++i) messages.push_back(Says(Role::kCustomer, "x"));
  EXPECT_THAT(Cut(messages).truncated, IsEmpty());
  messages.push_back(Says(Role::kCustomer, "last"));
  const Turn turn = Cut(messages);
  EXPECT_THAT(turn.messages, SizeIs(kTurnMessagesMax));
  EXPECT_EQ(turn.messages.back().text, "last");
}

TEST(CutMessagesTest, HistoryKeepsTheLastTwentyMessages) {
  std::vector<Message> messages;
  for (size_t i = 0; i < kHistoryMessagesMax; ++i) messages.push_back(Says(Role::kAi, absl::StrCat("h", i)));
  messages.push_back(Says(Role::kCustomer, "now"));
  EXPECT_THAT(Cut(messages).truncated, IsEmpty());
  messages.insert(messages.begin(), Says(Role::kAi, "oldest"));
  const Turn turn = Cut(messages);
  ASSERT_THAT(turn.history, SizeIs(kHistoryMessagesMax));
  EXPECT_EQ(turn.history.front().text, "h0");
  EXPECT_THAT(turn.truncated, ElementsAre("history"));
}

TEST(CutMessagesTest, HistoryHasItsOwnByteLimit) {
  const Turn turn = Cut({Says(Role::kAi, std::string(kHistoryTextMax, 'h') + "cut"), Says(Role::kCustomer, "now")});
  ASSERT_THAT(turn.history, SizeIs(1));
  EXPECT_EQ(turn.history[0].text.size(), kHistoryTextMax);
  EXPECT_EQ(turn.text, "now");
}

}  // namespace
}  // namespace firstline::ingest
