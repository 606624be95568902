#include "services/escalation/deadline_keeper.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "common/kafka/topics.h"
#include "services/escalation/testing/tickets.h"

namespace firstline::escalation {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// A log of answers that grows and is worked off as the test says.
struct Answers {
  absl::StatusOr<int64_t> end = 0;
  absl::StatusOr<int64_t> committed = 0;
};

class FakeProbe : public kafka::OffsetProbe {
 public:
  explicit FakeProbe(Answers& answers) : answers_(answers) {}
  absl::StatusOr<int64_t> End(const std::string& topic, int32_t) override {
    EXPECT_EQ(topic, kafka::kAnswered);
    return answers_.end;
  }
  absl::StatusOr<int64_t> Committed(const std::string&, int32_t) override { return answers_.committed; }
  absl::StatusOr<int32_t> Partitions(const std::string&) override { return 1; }

 private:
  Answers& answers_;
};

class FakeProducer : public kafka::Producer {
 public:
  void Produce(kafka::OutRecord record, Done done) override {
    if (result.ok()) records.push_back(std::move(record));
    done(result);
  }
  absl::Status Flush(absl::Duration) override { return absl::OkStatus(); }

  std::vector<kafka::OutRecord> records;
  absl::Status result;
};

class DeadlineKeeperTest : public ::testing::Test {
 protected:
  void Wait(const std::string& turn_id, absl::Duration deadline = absl::Seconds(10)) {
    watch_.Add({.turn_id = turn_id,
                .partition = 0,
                .deadline = FridayMorning() + deadline,
                .ticket = ReceivedTicket("How long is a refund?", turn_id).SerializeAsString(),
                .finish = [this] { ++finished_; }});
  }

  FakeClock clock_{FridayMorning()};
  telemetry::Log log_{"escalation", telemetry::Level::kError};
  telemetry::Metrics registry_;
  Metrics metrics_{registry_};
  DeadlineWatch watch_;
  Answers answers_;
  FakeProducer producer_;
  int finished_ = 0;
  absl::Status probe_status_;
  DeadlineKeeper keeper_{watch_,
                         {.policy = ExamplePolicies()},
                         [this]() -> absl::StatusOr<std::unique_ptr<kafka::OffsetProbe>> {
                           if (!probe_status_.ok()) return probe_status_;
                           return std::make_unique<FakeProbe>(answers_);
                         },
                         producer_,
                         clock_,
                         log_,
                         metrics_};
};

TEST_F(DeadlineKeeperTest, ATurnIsHandedOffAtItsDeadlineAndNotBefore) {
  Wait("t1");
  clock_.Advance(absl::Seconds(10) - absl::Nanoseconds(1));
  keeper_.Look();
  EXPECT_THAT(producer_.records, IsEmpty());
  clock_.Advance(absl::Nanoseconds(1));
  keeper_.Look();
  ASSERT_EQ(producer_.records.size(), 1u);
  EXPECT_EQ(producer_.records[0].topic, "tickets.decided");
  const v1::Ticket ticket = TicketIn(producer_.records[0]);
  EXPECT_EQ(ticket.decision().kind(), v1::DECISION_KIND_HAND_OFF);
  EXPECT_THAT(ticket.decision().reasons(), ElementsAre("deadline"));
  EXPECT_EQ(finished_, 1);
  keeper_.Look();
  EXPECT_EQ(producer_.records.size(), 1u);
}

TEST_F(DeadlineKeeperTest, AnswersAlreadyInTheLogWin) {
  Wait("t1");
  clock_.Advance(absl::Seconds(10));
  answers_ = {.end = 7, .committed = 6};
  keeper_.Look();
  EXPECT_THAT(producer_.records, IsEmpty());
  watch_.Decided(0, "t1");  // the answer at offset 6 was its own
  answers_.committed = 7;
  keeper_.Look();
  EXPECT_THAT(producer_.records, IsEmpty());
}

TEST_F(DeadlineKeeperTest, OnlyTheEndSeenWhenItFellDueCounts) {
  Wait("t1");
  clock_.Advance(absl::Seconds(10));
  answers_ = {.end = 7, .committed = 6};
  keeper_.Look();
  answers_ = {.end = 99, .committed = 7};  // answers of others go on and on
  keeper_.Look();
  EXPECT_EQ(producer_.records.size(), 1u);
}

TEST_F(DeadlineKeeperTest, AFailedWriteIsTriedAgain) {
  Wait("t1");
  clock_.Advance(absl::Seconds(10));
  producer_.result = absl::UnavailableError("broker");
  keeper_.Look();
  EXPECT_EQ(finished_, 0);
  producer_.result = absl::OkStatus();
  keeper_.Look();
  EXPECT_EQ(producer_.records.size(), 1u);
  EXPECT_EQ(finished_, 1);
}

TEST_F(DeadlineKeeperTest, NothingIsHandedOffWhileTheLogCannotBeAsked) {
  Wait("t1");
  clock_.Advance(absl::Seconds(10));
  probe_status_ = absl::UnavailableError("broker");
  keeper_.Look();
  probe_status_ = absl::OkStatus();
  answers_.end = absl::UnavailableError("broker");
  keeper_.Look();
  answers_ = {.end = 0, .committed = absl::UnavailableError("broker")};
  keeper_.Look();
  EXPECT_THAT(producer_.records, IsEmpty());
  answers_ = {.end = 0, .committed = 0};
  keeper_.Look();
  EXPECT_EQ(producer_.records.size(), 1u);
}

TEST_F(DeadlineKeeperTest, ManyLateTurnsAreHandedOffInPortions) {
  for (size_t i = 0; i < DeadlineKeeper::kTurnsPerLook + 1; ++i) Wait("t" + std::to_string(i));
  clock_.Advance(absl::Seconds(10));
  keeper_.Look();
  EXPECT_EQ(producer_.records.size(), DeadlineKeeper::kTurnsPerLook);
  keeper_.Look();
  EXPECT_EQ(producer_.records.size(), DeadlineKeeper::kTurnsPerLook + 1);
}

TEST_F(DeadlineKeeperTest, MissedDeadlinesAreCounted) {
  Wait("t1");
  Wait("t2", absl::Seconds(99));
  clock_.Advance(absl::Seconds(10));
  keeper_.Look();
  EXPECT_THAT(registry_.Text(), testing::HasSubstr("firstline_deadlines_missed_total 1"));
  EXPECT_THAT(registry_.Text(), testing::HasSubstr("firstline_undecided_turns 2"));
}

}  // namespace
}  // namespace firstline::escalation
