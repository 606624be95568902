#include "cli/dev/progress.h"

#include <gtest/gtest.h>

namespace firstline::dev {
namespace {

v1::Ticket Turn(const std::string& turn_id, int number, v1::End end = v1::END_UNSPECIFIED) {
  v1::Ticket ticket;
  ticket.set_conversation_id("main:4711");
  ticket.set_turn_id(turn_id);
  ticket.mutable_turn()->set_number(number);
  ticket.mutable_outcome()->set_end(end);
  return ticket;
}

v1::ConversationState State(const std::string& last_turn, std::vector<std::string> messages) {
  v1::ConversationState state;
  state.set_conversation_id("main:4711");
  state.set_last_turn_id(last_turn);
  for (const std::string& message : messages) state.add_seen_message_ids(message);
  return state;
}

class ProgressTest : public ::testing::Test {
 protected:
  ProgressTest() {
    TicketProgress& ticket = progress_.Add("t1", "main:4711");
    ticket.played = true;
    ticket.last_customer_message = "m2";
  }
  Progress progress_;
};

TEST_F(ProgressTest, ATicketEndsWhenItsLastMessageWasSeenAndEveryTurnEnded) {
  progress_.Received(Turn("a", 1));
  progress_.Received(Turn("b", 2));
  progress_.State(State("b", {"m1", "m2"}));
  EXPECT_FALSE(progress_.AllEnded());
  EXPECT_NE(progress_.Dispatched(Turn("a", 1, v1::END_SUPERSEDED)), nullptr);
  EXPECT_FALSE(progress_.AllEnded());
  EXPECT_NE(progress_.Dispatched(Turn("b", 2, v1::END_REPLIED)), nullptr);
  EXPECT_TRUE(progress_.AllEnded());
}

TEST_F(ProgressTest, AMessageNobodyLookedAtKeepsTheTicketOpen) {
  progress_.Received(Turn("a", 1));
  progress_.Dispatched(Turn("a", 1, v1::END_REPLIED));
  progress_.State(State("a", {"m1"}));
  EXPECT_FALSE(progress_.AllEnded());
}

TEST_F(ProgressTest, ATurnTheStateNamesIsAwaited) {
  progress_.State(State("a", {"m1", "m2"}));
  EXPECT_FALSE(progress_.AllEnded());
}

TEST_F(ProgressTest, ARepeatedOutcomeIsNotNews) {
  EXPECT_NE(progress_.Dispatched(Turn("a", 1, v1::END_REPLIED)), nullptr);
  EXPECT_EQ(progress_.Dispatched(Turn("a", 1, v1::END_REPLIED)), nullptr);
}

TEST_F(ProgressTest, RecordsThatComeBeforeTheTicketIsKnownAreKept) {
  v1::Ticket early = Turn("x", 1, v1::END_HANDED_OFF);
  early.set_conversation_id("main:99");
  EXPECT_NE(progress_.Dispatched(early), nullptr);
  v1::ConversationState state = State("x", {"m9"});
  state.set_conversation_id("main:99");
  progress_.State(state);
  EXPECT_EQ(progress_.NameOf("main:99"), "main:99");
  TicketProgress& ticket = progress_.Add("t9", "main:99");
  ticket.played = true;
  ticket.last_customer_message = "m9";
  EXPECT_TRUE(ticket.Ended());
  EXPECT_EQ(progress_.NameOf("main:99"), "t9");
  EXPECT_EQ(progress_.tickets().size(), 2u);
}

}  // namespace
}  // namespace firstline::dev
