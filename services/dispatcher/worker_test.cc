#include "services/dispatcher/worker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/kafka/event.h"
#include "common/runtime/ticket_record.h"
#include "services/dispatcher/testing/world.h"

namespace firstline::dispatcher {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class WorkerTest : public ::testing::Test {
 protected:
  WorkerTest() {
    world_.helpdesk->AddTicket("1", "m1");
    world_.Start();
  }

  kafka::Record RecordOf(const v1::Ticket& ticket) const {
    const kafka::OutRecord out = runtime::TicketRecord(ticket, "tickets.decided", "escalation", world_.clock.Now());
    kafka::Record record;
    record.topic = out.topic;
    record.partition = World::kPartition;
    record.key = out.key;
    record.value = out.value;
    record.headers = out.headers;
    record.timestamp = world_.clock.Now();
    return record;
  }

  absl::StatusOr<runtime::RecordHandler::Output> Handle(const kafka::Record& record) {
    Worker worker(*world_.runner, world_.clock);
    runtime::RecordHandler::Context context;
    context.finish = [this] { ++world_.finished; };
    return worker.Handle(record, context);
  }

  World world_;
};

TEST_F(WorkerTest, ADecidedTicketIsDeferredUntilItsPlanIsOnRecord) {
  const v1::Ticket ticket = world_.HandOff("1", "m1");
  const auto output = Handle(RecordOf(ticket));
  ASSERT_TRUE(output.ok());
  EXPECT_TRUE(output->deferred);
  EXPECT_THAT(output->records, IsEmpty());
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_HANDED_OFF);
  EXPECT_EQ(world_.finished, 1);
}

TEST_F(WorkerTest, AnUnreadableRecordIsKeptAndItsConversationHandedToAPerson) {
  const v1::Ticket ticket = world_.HandOff("1", "m1");
  kafka::Record record = RecordOf(ticket);
  record.value = "\xff\xff garbage";
  const auto output = Handle(record);
  ASSERT_TRUE(output.ok());
  EXPECT_TRUE(output->deferred);
  EXPECT_EQ(world_.Outcome(ticket).end(), v1::END_HANDED_OFF);
  EXPECT_EQ(world_.helpdesk->Count("public"), 0);
  EXPECT_EQ(world_.helpdesk->Count("note"), 1);
  const auto dead = world_.log.Of("dispatcher.dlq");
  ASSERT_THAT(dead, SizeIs(1));
  EXPECT_EQ(dead[0].value, record.value);
}

TEST_F(WorkerTest, AnUnreadableRecordOfNobodyIsOnlyKept) {
  kafka::Record record;
  record.value = "\xff\xff garbage";
  const auto output = Handle(record);
  ASSERT_TRUE(output.ok());
  EXPECT_FALSE(output->deferred);
  ASSERT_THAT(output->records, SizeIs(1));
  EXPECT_EQ(output->records[0].topic, "dispatcher.dlq");
}

TEST_F(WorkerTest, ARecordThatFailedForGoodIsKept) {
  Worker worker(*world_.runner, world_.clock);
  const auto output = worker.Fail(RecordOf(world_.HandOff("1", "m1")), absl::InternalError("bug"), 3);
  ASSERT_THAT(output.records, SizeIs(1));
  EXPECT_EQ(output.records[0].topic, "dispatcher.dlq");
}

TEST_F(WorkerTest, RestoreAndRevocationReachTheRunner) {
  Worker worker(*world_.runner, world_.clock);
  const v1::Ticket ticket = world_.Answer("1", "m1");
  world_.Submit(ticket);
  ASSERT_TRUE(world_.RunUntil([&] { return world_.finished == 1; }, absl::Seconds(5)));
  worker.Revoked({World::kPartition});
  EXPECT_EQ(world_.runner->OpenPlans(), 0u);
  ASSERT_TRUE(worker.Restore({World::kPartition}, [] { return false; }).ok());
  EXPECT_EQ(world_.runner->OpenPlans(), 1u);
}

}  // namespace
}  // namespace firstline::dispatcher
