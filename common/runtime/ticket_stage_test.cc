#include "common/runtime/ticket_stage.h"

#include <gtest/gtest.h>

#include "common/runtime/ticket_record.h"

namespace firstline::runtime {
namespace {

class TicketStageTest : public ::testing::Test {
 protected:
  TicketStageTest() {
    v1::Ticket ticket;
    ticket.set_tenant("acme");
    ticket.set_conversation_id("main:1");
    ticket.set_turn_id("t1");
    const auto out = TicketRecord(ticket, "tickets.received", "ingest", absl::UnixEpoch());
    record_.topic = out.topic;
    record_.key = out.key;
    record_.value = out.value;
    record_.headers = out.headers;
  }

  v1::Ticket Parse(const kafka::OutRecord& out) {
    v1::Ticket ticket;
    EXPECT_TRUE(ticket.ParseFromString(*out.value));
    return ticket;
  }

  FakeClock clock_{absl::UnixEpoch()};
  kafka::Record record_;
  absl::Status result_;
  TicketStage stage_{"classifier", "tickets.classified",
                     [this](absl::Time, v1::Ticket& ticket) {
                       ticket.mutable_classification()->set_intent("billing");
                       return result_;
                     },
                     [](const v1::Ticket& ticket) {
                       return Outcome{.code = "classified", .reason = ticket.classification().intent()};
                     },
                     clock_};
};

TEST_F(TicketStageTest, AFilledTicketGoesOn) {
  const auto output = stage_.Handle(record_, {});
  ASSERT_TRUE(output.ok());
  ASSERT_EQ(output->records.size(), 1u);
  EXPECT_EQ(output->records[0].topic, "tickets.classified");
  EXPECT_EQ(Parse(output->records[0]).classification().intent(), "billing");
  EXPECT_EQ(output->outcome.code, "classified");
  EXPECT_EQ(output->outcome.reason, "billing");
}

TEST_F(TicketStageTest, AnOvertakenTurnIsMarkedWithoutWork) {
  const auto output = stage_.Handle(record_, {.newer_turn = "t2"});
  ASSERT_TRUE(output.ok());
  EXPECT_EQ(Parse(output->records[0]).superseded_by(), "t2");
  EXPECT_FALSE(Parse(output->records[0]).has_classification());
  EXPECT_EQ(output->outcome.code, "superseded");
}

TEST_F(TicketStageTest, AFailureGoesOnWithTheTicket) {
  const auto output = stage_.Fail(record_, absl::UnavailableError("busy"), 3);
  ASSERT_EQ(output.records.size(), 1u);
  const v1::Ticket ticket = Parse(output.records[0]);
  ASSERT_EQ(ticket.errors_size(), 1);
  EXPECT_EQ(ticket.errors(0).stage(), "classifier");
  EXPECT_EQ(ticket.errors(0).code(), "UNAVAILABLE");
  EXPECT_EQ(ticket.errors(0).attempts(), 3);
}

TEST_F(TicketStageTest, AnUnreadableRecordIsKeptAndItsTurnGoesOn) {
  record_.value = "garbage\xff";
  const auto handled = stage_.Handle(record_, {});
  ASSERT_EQ(handled.status().code(), absl::StatusCode::kDataLoss);
  const auto output = stage_.Fail(record_, handled.status(), 1);
  ASSERT_EQ(output.records.size(), 2u);
  EXPECT_EQ(output.records[0].topic, "classifier.dlq");
  EXPECT_EQ(*output.records[0].value, "garbage\xff");
  EXPECT_EQ(output.records[1].topic, "tickets.classified");
  EXPECT_EQ(Parse(output.records[1]).turn_id(), "t1");
  EXPECT_EQ(output.outcome.code, "dead_letter");
}

TEST_F(TicketStageTest, WithoutIdsOnlyTheDeadLetterRemains) {
  record_.value = "garbage\xff";
  record_.headers.clear();
  EXPECT_EQ(stage_.Fail(record_, absl::DataLossError(""), 1).records.size(), 1u);
}

}  // namespace
}  // namespace firstline::runtime
