#include "services/escalation/worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/kafka/topics.h"
#include "services/escalation/testing/tickets.h"

namespace firstline::escalation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Output = runtime::RecordHandler::Output;

class WorkerTest : public ::testing::Test {
 protected:
  Output Handle(const kafka::Record& record, std::string newer_turn = "") {
    const absl::StatusOr<Output> output = worker_.Handle(
        record, {.now = clock_.Now(), .newer_turn = std::move(newer_turn), .finish = [this] { ++finished_; }});
    EXPECT_TRUE(output.ok()) << output.status();
    return output.value_or(Output());
  }
  Output Received(const v1::Ticket& ticket) { return Handle(RecordOf(ticket, kafka::kReceived)); }
  Output Answered(const v1::Ticket& ticket) { return Handle(RecordOf(ticket, kafka::kAnswered)); }

  FakeClock clock_{FridayMorning()};
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  DeadlineWatch watch_;
  absl::StatusOr<std::shared_ptr<const policy::Policy>> policy_ = *ExamplePolicies()(v1::Ticket());
  int finished_ = 0;
  Worker worker_{{.policy = [this](const v1::Ticket&) { return policy_; }}, watch_, {}, clock_, metrics_};
};

TEST_F(WorkerTest, AnAnsweredTurnIsDecidedAndItsReceivedRecordFinished) {
  EXPECT_TRUE(Received(ReceivedTicket()).deferred);
  EXPECT_EQ(watch_.Open(), 1u);
  const Output output = Answered(AnsweredTicket());
  ASSERT_EQ(output.records.size(), 1u);
  EXPECT_EQ(output.records[0].topic, "tickets.decided");
  EXPECT_EQ(output.records[0].key, "acme/main:1");
  EXPECT_EQ(TicketIn(output.records[0]).decision().kind(), v1::DECISION_KIND_ANSWER);
  EXPECT_EQ(finished_, 1);
  EXPECT_EQ(watch_.Open(), 0u);
}

TEST_F(WorkerTest, AnExplicitRequestIsDecidedFromTheReceivedTopic) {
  const Output output = Received(ReceivedTicket("I want to talk to a human"));
  EXPECT_FALSE(output.deferred);
  ASSERT_EQ(output.records.size(), 1u);
  const v1::Ticket ticket = TicketIn(output.records[0]);
  EXPECT_EQ(ticket.decision().kind(), v1::DECISION_KIND_HAND_OFF);
  EXPECT_THAT(ticket.decision().reasons(), ElementsAre("explicit_request"));
  EXPECT_EQ(ticket.decision().inputs().trigger(), "explicit_request");
}

TEST_F(WorkerTest, ARequestInTheSubjectOfTheFirstTurnCounts) {
  v1::Ticket ticket = ReceivedTicket("It is about my order");
  ticket.mutable_conversation()->set_subject("Agent please");
  EXPECT_EQ(Received(ticket).records.size(), 1u);
}

TEST_F(WorkerTest, TheAnswerOfATurnThatWasDecidedEarlierIsDropped) {
  Received(ReceivedTicket("I want to talk to a human"));
  EXPECT_THAT(Answered(AnsweredTicket("I want to talk to a human")).records, IsEmpty());
}

TEST_F(WorkerTest, AnAnswerReadBeforeItsTurnCounts) {
  EXPECT_EQ(Answered(AnsweredTicket()).records.size(), 1u);
  const Output late = Received(ReceivedTicket());
  EXPECT_FALSE(late.deferred);
  EXPECT_THAT(late.records, IsEmpty());
}

TEST_F(WorkerTest, AnAnswerTwiceIsDecidedOnce) {
  EXPECT_EQ(Answered(AnsweredTicket()).records.size(), 1u);
  EXPECT_THAT(Answered(AnsweredTicket()).records, IsEmpty());
}

TEST_F(WorkerTest, AnOvertakenTurnStillGetsADecision) {
  const Output output = Handle(RecordOf(AnsweredTicket(), kafka::kAnswered), "t2");
  ASSERT_EQ(output.records.size(), 1u);
  const v1::Ticket ticket = TicketIn(output.records[0]);
  EXPECT_EQ(ticket.decision().kind(), v1::DECISION_KIND_IGNORE);
  EXPECT_THAT(ticket.decision().reasons(), ElementsAre("superseded"));
  EXPECT_EQ(ticket.superseded_by(), "t2");
}

TEST_F(WorkerTest, AMissingPolicyIsAnErrorThenABlindHandOff) {
  policy_ = absl::FailedPreconditionError("tenant acme has no policy");
  const kafka::Record record = RecordOf(AnsweredTicket(), kafka::kAnswered);
  const auto handled = worker_.Handle(record, {.now = clock_.Now()});
  ASSERT_EQ(handled.status().code(), absl::StatusCode::kFailedPrecondition);
  const Output failed = worker_.Fail(record, handled.status(), 3);
  ASSERT_EQ(failed.records.size(), 1u);
  const v1::Ticket ticket = TicketIn(failed.records[0]);
  EXPECT_EQ(ticket.decision().kind(), v1::DECISION_KIND_HAND_OFF);
  EXPECT_EQ(ticket.decision().mode(), v1::MODE_HUMAN);
  EXPECT_FALSE(ticket.decision().plan().has_public_message());
  EXPECT_EQ(ticket.errors(0).stage(), "escalation");
}

TEST_F(WorkerTest, AFailureWithAPolicyIsHandedOffByIt) {
  const Output failed = worker_.Fail(RecordOf(AnsweredTicket(), kafka::kAnswered), absl::InternalError("x"), 1);
  ASSERT_EQ(failed.records.size(), 1u);
  EXPECT_THAT(TicketIn(failed.records[0]).decision().reasons(), ElementsAre("stage_failure"));
  EXPECT_EQ(TicketIn(failed.records[0]).decision().plan().fields().team(), "billing");
}

TEST_F(WorkerTest, AnUnreadableRecordIsKeptAndItsTurnGoesToAPerson) {
  kafka::Record record = RecordOf(AnsweredTicket(), kafka::kAnswered);
  record.value = "garbage\xff";
  const auto handled = worker_.Handle(record, {.now = clock_.Now()});
  ASSERT_EQ(handled.status().code(), absl::StatusCode::kDataLoss);
  const Output failed = worker_.Fail(record, handled.status(), 1);
  ASSERT_EQ(failed.records.size(), 2u);
  EXPECT_EQ(failed.records[0].topic, "escalation.dlq");
  EXPECT_EQ(failed.records[1].topic, "tickets.decided");
  EXPECT_EQ(TicketIn(failed.records[1]).decision().kind(), v1::DECISION_KIND_HAND_OFF);
}

TEST_F(WorkerTest, WithoutIdsOnlyTheDeadLetterRemains) {
  kafka::Record record = RecordOf(AnsweredTicket(), kafka::kAnswered);
  record.value = "garbage\xff";
  record.headers.clear();
  EXPECT_EQ(worker_.Fail(record, absl::DataLossError("x"), 1).records.size(), 1u);
}

TEST_F(WorkerTest, AGivenUpPartitionIsForgotten) {
  Received(ReceivedTicket());
  worker_.Revoked({0});
  EXPECT_EQ(watch_.Open(), 0u);
  EXPECT_EQ(finished_, 0);
}

TEST_F(WorkerTest, SameRecordSameDecisionBytes) {
  const std::string first = *Answered(AnsweredTicket()).records[0].value;
  worker_.Revoked({0});
  EXPECT_EQ(*Answered(AnsweredTicket()).records[0].value, first);
}

TEST_F(WorkerTest, DecisionsAreCountedByKindAndReason) {
  Answered(AnsweredTicket());
  EXPECT_THAT(registry_.Text(), testing::HasSubstr("firstline_decisions_total{kind=\"answer\",reason=\"answered\"} 1"));
}

}  // namespace
}  // namespace firstline::escalation
