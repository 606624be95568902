#include "services/dispatcher/plan_executor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "services/dispatcher/testing/world.h"
#include "services/dispatcher/wire.h"

namespace firstline::dispatcher {
namespace {

using ::testing::HasSubstr;

// One plan and its surroundings, without threads.
class PlanExecutorTest : public ::testing::Test {
 protected:
  PlanExecutorTest() {
    world_.helpdesk->AddTicket("1", "m1");
    world_.Start();
    around_.newer_turn = [this] { return newer_; };
    around_.leaving = [this] { return leaving_; };
    around_.lost = [this] { return lost_; };
    run_.ticket = world_.HandOff("1", "m1");
    run_.plan = PlanOf(run_.ticket, world_.MakePolicy(policy::Mode::kAuto).get(), world_.clock.Now());
    lane_.partition = World::kPartition;
  }

  std::optional<absl::Time> Advance() {
    if (!run_.recorded) world_.executor->Record(run_, lane_, around_);
    EXPECT_TRUE(run_.recorded);
    return world_.executor->Advance(run_, lane_, lane_.turns[0], around_);
  }
  std::string Story() const { return world_.log.Story(run_.plan.turn_id); }

  World world_;
  PlanExecutor::Surroundings around_;
  PlanRun run_;
  Lane lane_;
  bool newer_ = false, leaving_ = false, lost_ = false;
};

TEST_F(PlanExecutorTest, BeginsNothingWhenLeaving) {
  leaving_ = true;
  EXPECT_EQ(Advance(), std::nullopt);
  EXPECT_EQ(Story(), "PLANNED");
}

TEST_F(PlanExecutorTest, LeavingBetweenReadAndCallTakesTheAnnouncementBack) {
  world_.helpdesk->SetHook([this](absl::string_view) { leaving_ = true; });
  EXPECT_EQ(Advance(), std::nullopt);
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  EXPECT_EQ(Story(), "PLANNED INTENT[public_message+fields]#1 NOT_DONE[public_message+fields]#1");
}

TEST_F(PlanExecutorTest, LeavingDuringACallStillRecordsItsOutcome) {
  world_.helpdesk->SetHook([this](absl::string_view what) { leaving_ = what == "call"; });
  EXPECT_EQ(Advance(), std::nullopt);
  EXPECT_EQ(Story(), "PLANNED INTENT[public_message+fields]#1 CONFIRMED[public_message+fields]#1");
}

TEST_F(PlanExecutorTest, WhoLostThePartitionDuringACallLeavesTheOutcomeToTheNewOwner) {
  world_.helpdesk->SetHook([this](absl::string_view what) { lost_ = what == "call"; });
  EXPECT_EQ(Advance(), std::nullopt);
  EXPECT_EQ(Story(), "PLANNED INTENT[public_message+fields]#1");
}

TEST_F(PlanExecutorTest, AnAccountThatVanishesDuringAnAttemptEndsTheAttempt) {
  world_.helpdesk->SetHook([this](absl::string_view what) {
    if (what == "read") world_.helpdesks.Fail(absl::NotFoundError("no such helpdesk"));
  });
  EXPECT_NE(Advance(), std::nullopt);
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  EXPECT_EQ(Story(), "PLANNED INTENT[public_message+fields]#1 NOT_DONE[public_message+fields]#1");
}

TEST_F(PlanExecutorTest, AReadThatFailsIsNoCall) {
  for (const absl::Status& error : {absl::UnavailableError(""), absl::DeadlineExceededError(""),
                                    absl::DataLossError(""), absl::CancelledError("")}) {
    world_.helpdesk->NextReads({error});
    EXPECT_NE(Advance(), std::nullopt) << error;
    world_.clock.Advance(absl::Minutes(6));
  }
  EXPECT_EQ(world_.helpdesk->Calls(), 0);
  EXPECT_EQ(Advance(), std::nullopt);
  EXPECT_THAT(Story(), HasSubstr("INTENT[public_message+fields]#5 CONFIRMED[public_message+fields]#5"));
  EXPECT_TRUE(lane_.turns[0].ledger.Ended());
}

TEST_F(PlanExecutorTest, WaitsForAFreeUpdateInTheQuotaBeforeItAnnouncesACall) {
  world_.Crash();
  world_.account_options = {.updates_per_minute = 4, .reserve = 0};
  world_.Start();
  const std::optional<absl::Time> next = Advance();
  ASSERT_NE(next, std::nullopt);
  EXPECT_EQ(*next, world_.clock.Now() + absl::Seconds(20)) << "three of four a minute flow in";
  EXPECT_EQ(world_.helpdesk->Calls(), 1);
  EXPECT_EQ(Story(), "PLANNED INTENT[public_message+fields]#1 CONFIRMED[public_message+fields]#1");
}

}  // namespace
}  // namespace firstline::dispatcher
