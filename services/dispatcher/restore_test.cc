#include "services/dispatcher/restore.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "services/dispatcher/records.h"
#include "services/dispatcher/testing/world.h"
#include "services/dispatcher/wire.h"

namespace firstline::dispatcher {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class RestoreTest : public ::testing::Test {
 protected:
  void Put(const v1::Ticket& ticket, Entry entry, absl::Duration ago, int32_t partition = World::kPartition) {
    entry.at = world_.clock.Now() - ago;
    v1::EffectRecord record = ToProto(entry, PlanOf(ticket, policy_.get(), entry.at));
    if (entry.phase == Phase::kPlanned) record.set_ticket(ticket.SerializeAsString());
    world_.log.Put(EffectOut(record, partition, entry.at));
  }
  void PutPlanned(const v1::Ticket& ticket, absl::Duration ago, int32_t partition = World::kPartition) {
    Put(ticket, {.phase = Phase::kPlanned}, ago, partition);
  }
  void PutEnded(const v1::Ticket& ticket, absl::Duration ago) {
    Put(ticket, {.phase = Phase::kEnded, .end = End::kReplied, .reasons = {"answered"}}, ago);
  }

  std::vector<std::shared_ptr<Lane>> Restore(std::vector<int32_t> partitions = {World::kPartition}) {
    auto lanes =
        RestoreLanes(partitions, world_.log.Opener(), world_.PolicySource(), world_.clock.Now(), [] { return false; });
    EXPECT_TRUE(lanes.ok()) << lanes.status();
    return lanes.ok() ? *lanes : std::vector<std::shared_ptr<Lane>>();
  }

  World world_;
  std::shared_ptr<policy::Policy> policy_ = world_.MakePolicy(policy::Mode::kAuto);
};

TEST_F(RestoreTest, AnEmptyLogGivesNothing) { EXPECT_THAT(Restore(), IsEmpty()); }

TEST_F(RestoreTest, OpenPlansBecomeRunsInLogOrderAndEndedOnesAreRemembered) {
  const v1::Ticket ended = world_.Answer("1", "m1", 1);
  const v1::Ticket first = world_.HandOff("1", "m2", 2);
  const v1::Ticket second = world_.Answer("1", "m3", 3);
  PutPlanned(ended, absl::Minutes(9));
  PutEnded(ended, absl::Minutes(8));
  PutPlanned(first, absl::Minutes(7));
  PutPlanned(second, absl::Minutes(6));
  Put(first, {.phase = Phase::kIntent, .slots = {Slot::kPublicMessage}, .attempt = 1, .code = "auto"},
      absl::Minutes(5));
  const auto lanes = Restore();
  ASSERT_THAT(lanes, SizeIs(1));
  const Lane& lane = *lanes[0];
  EXPECT_EQ(lane.key, "acme/main:1");
  EXPECT_EQ(lane.partition, World::kPartition);
  EXPECT_EQ(lane.open, 2);
  ASSERT_THAT(lane.queue, SizeIs(2));
  EXPECT_EQ(lane.queue[0]->plan.turn_id, first.turn_id());
  EXPECT_EQ(lane.queue[1]->plan.turn_id, second.turn_id());
  EXPECT_TRUE(lane.queue[0]->recorded);
  EXPECT_EQ(lane.queue[0]->live_attempt, 0) << "nobody knows what became of it";
  EXPECT_EQ(lane.queue[0]->plan.public_text, "A colleague answers m2");
  ASSERT_THAT(lane.turns, SizeIs(3));
  EXPECT_TRUE(lane.turns[0].ledger.Ended());
  EXPECT_THAT(lane.turns[1].ledger.OrphanIntents(), SizeIs(1));
}

TEST_F(RestoreTest, TheFirstPlanOfATurnWins) {
  v1::Ticket ticket = world_.Answer("1", "m1");
  PutPlanned(ticket, absl::Minutes(9));
  ticket.mutable_decision()->mutable_plan()->mutable_public_message()->set_text("A second opinion");
  PutPlanned(ticket, absl::Minutes(8));
  EXPECT_EQ(Restore()[0]->queue[0]->plan.public_text, "Answer to m1");
}

TEST_F(RestoreTest, OtherPartitionsAreNotTouched) {
  PutPlanned(world_.Answer("1", "m1"), absl::Minutes(9), World::kPartition + 1);
  EXPECT_THAT(Restore(), IsEmpty());
  EXPECT_THAT(Restore({World::kPartition, World::kPartition + 1}), SizeIs(1));
}

TEST_F(RestoreTest, ABusyPartitionIsReadOnceFromAPlansLifeBack) {
  PutPlanned(world_.Answer("1", "m1"), absl::Minutes(30));
  Restore();
  EXPECT_THAT(world_.log.Openings(), ElementsAre(world_.clock.Now() - kPlanLife));
}

TEST_F(RestoreTest, APartitionLeftAloneIsReadFromAPlansLifeBeforeItsLastRecord) {
  const v1::Ticket old = world_.Answer("1", "m1");
  const v1::Ticket last = world_.Answer("2", "m1");
  PutPlanned(old, absl::Hours(40));
  PutPlanned(last, absl::Hours(20));
  const auto lanes = Restore();
  EXPECT_THAT(lanes, SizeIs(2)) << "the plan of 40 hours ago was open when everything stopped";
  EXPECT_THAT(world_.log.Openings(),
              ElementsAre(world_.clock.Now() - kPlanLife, world_.clock.Now() - absl::Hours(20) - kPlanLife));
}

TEST_F(RestoreTest, APartitionSilentForLongerIsReadFromItsBeginning) {
  PutPlanned(world_.Answer("1", "m1"), absl::Hours(200));
  EXPECT_THAT(Restore(), SizeIs(1));
  EXPECT_THAT(world_.log.Openings(), ElementsAre(world_.clock.Now() - kPlanLife, absl::UnixEpoch()));
}

TEST_F(RestoreTest, UnreadableRecordsAreSkipped) {
  PutPlanned(world_.Answer("1", "m1"), absl::Minutes(9));
  world_.log.Put({.topic = "effects", .key = "x", .value = "\xff\xff garbage", .partition = World::kPartition});
  world_.log.Put({.topic = "effects", .key = "x", .value = std::nullopt, .partition = World::kPartition});
  EXPECT_THAT(Restore(), SizeIs(1));
}

TEST_F(RestoreTest, ARevocationEndsTheRead) {
  PutPlanned(world_.Answer("1", "m1"), absl::Minutes(9));
  const auto lanes = RestoreLanes({World::kPartition}, world_.log.Opener(), world_.PolicySource(), world_.clock.Now(),
                                  [] { return true; });
  EXPECT_EQ(lanes.status().code(), absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace firstline::dispatcher
