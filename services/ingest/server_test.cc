#include "services/ingest/server.h"

#include <gtest/gtest.h>

#include "common/base/ids.h"

namespace firstline::ingest {
namespace {

v1::Ticket Conversation(std::initializer_list<v1::Role> roles) {
  v1::Ticket ticket;
  ticket.set_tenant("acme");
  ticket.set_conversation_id("main:35");
  int id = 0;
  for (const v1::Role role : roles) {
    v1::Message& message = *ticket.add_history();
    message.set_id(std::to_string(++id));
    message.set_role(role);
    message.set_text("text " + message.id());
    message.set_public_(true);
  }
  return ticket;
}

TEST(ReduceTicketTest, TheUnansweredMessagesBecomeTheTurn) {
  v1::Ticket ticket = Conversation({v1::ROLE_CUSTOMER, v1::ROLE_AI, v1::ROLE_CUSTOMER, v1::ROLE_CUSTOMER});
  ASSERT_TRUE(ReduceTicket(ticket).ok());
  EXPECT_EQ(ticket.turn().anchor_message_id(), "4");
  EXPECT_EQ(ticket.turn().text(), "text 3\n\ntext 4");
  EXPECT_EQ(ticket.history_size(), 2);
  EXPECT_EQ(ticket.turn_id(), TurnId("acme", "main:35", "4"));
}

TEST(ReduceTicketTest, TheSameTicketAgainGivesTheSameAnswer) {
  v1::Ticket once = Conversation({v1::ROLE_AI, v1::ROLE_CUSTOMER});
  ASSERT_TRUE(ReduceTicket(once).ok());
  v1::Ticket twice = once;
  ASSERT_TRUE(ReduceTicket(twice).ok());
  EXPECT_EQ(once.SerializeAsString(), twice.SerializeAsString());
}

TEST(ReduceTicketTest, WhatCannotBeReducedSaysWhatIsWanted) {
  v1::Ticket answered = Conversation({v1::ROLE_CUSTOMER, v1::ROLE_AI});
  EXPECT_EQ(ReduceTicket(answered).code(), absl::StatusCode::kInvalidArgument);
  v1::Ticket nameless = Conversation({v1::ROLE_CUSTOMER});
  nameless.clear_tenant();
  EXPECT_EQ(ReduceTicket(nameless).code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace firstline::ingest
