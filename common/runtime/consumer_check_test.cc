#include "common/runtime/consumer_check.h"

#include <gtest/gtest.h>

namespace firstline::runtime {
namespace {

using Verdict = ProgressJudge::Verdict;
using Readable = std::map<kafka::TopicPartition, int64_t>;

const kafka::TopicPartition kFirst = {"in", 0}, kSecond = {"in", 1};

// What the broker answers; shared by all probes.
struct Broker {
  bool away = false;
  int64_t end = 0;
  int64_t committed = 0;
  int connections = 0;
};

class FakeProbe : public kafka::OffsetProbe {
 public:
  explicit FakeProbe(const Broker& broker) : broker_(broker) {}
  absl::StatusOr<int64_t> End(const std::string&, int32_t) override { return Answer(broker_.end); }
  absl::StatusOr<int64_t> Committed(const std::string&, int32_t) override { return Answer(broker_.committed); }
  absl::StatusOr<int32_t> Partitions(const std::string&) override { return Answer<int32_t>(2); }

 private:
  template <typename T>
  absl::StatusOr<T> Answer(T value) const {
    if (broker_.away) return absl::UnavailableError("no broker answers");
    return value;
  }

  const Broker& broker_;
};

class ConsumerCheckTest : public ::testing::Test {
 protected:
  Verdict Look(int seconds, Readable readable, bool assigned = true) {
    return check_.Look(
        {.at = absl::UnixEpoch() + absl::Seconds(seconds), .assigned = assigned, .readable = std::move(readable)});
  }

  Broker broker_;
  ConsumerCheck check_{absl::Seconds(60), "in", [this]() -> absl::StatusOr<std::unique_ptr<kafka::OffsetProbe>> {
                         ++broker_.connections;
                         return std::make_unique<FakeProbe>(broker_);
                       }};
};

TEST_F(ConsumerCheckTest, AConsumerThatStandsStillBeforeARecordIsStuck) {
  broker_.end = 6;
  EXPECT_EQ(Look(0, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(15, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(74, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(75, {{kFirst, 5}}), Verdict::kStuck);
}

TEST_F(ConsumerCheckTest, AtTheEndOfItsPartitionItIsFine) {
  broker_.end = 5;
  for (int i = 0; i < 10; ++i) EXPECT_EQ(Look(i * 60, {{kFirst, 5}}), Verdict::kFine);
}

TEST_F(ConsumerCheckTest, BeforeItsFirstRecordItIsWhereTheGroupCommitted) {
  broker_.end = 9;
  broker_.committed = 9;
  for (int i = 0; i < 4; ++i) EXPECT_EQ(Look(i * 60, {{kFirst, -1}}), Verdict::kFine);
  broker_.end = 10;
  EXPECT_EQ(Look(300, {{kFirst, -1}}), Verdict::kFine);
  EXPECT_EQ(Look(360, {{kFirst, -1}}), Verdict::kStuck);
}

TEST_F(ConsumerCheckTest, OnlyPartitionsThatStandStillCostAQuestion) {
  Look(0, {{kFirst, 5}, {kSecond, 5}});
  Look(15, {{kFirst, 6}, {kSecond, 7}});
  EXPECT_EQ(broker_.connections, 0);
  Look(30, {{kFirst, 7}, {kSecond, 7}});
  EXPECT_EQ(broker_.connections, 1);
}

TEST_F(ConsumerCheckTest, AnAbsentBrokerIsNotTheConsumersFault) {
  broker_.end = 6;
  Look(0, {{kFirst, 5}});
  Look(15, {{kFirst, 5}});
  broker_.away = true;
  EXPECT_EQ(Look(600, {{kFirst, 5}}), Verdict::kFine);
  broker_.away = false;
  EXPECT_EQ(Look(615, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(675, {{kFirst, 5}}), Verdict::kStuck);
}

TEST_F(ConsumerCheckTest, WithoutAnAssignmentItIsAskedWhetherTheBrokerAnswers) {
  EXPECT_EQ(Look(0, {}, /*assigned=*/false), Verdict::kFine);
  EXPECT_EQ(Look(60, {}, /*assigned=*/false), Verdict::kUnassigned);
  check_.Rebuilt();
  broker_.away = true;
  EXPECT_EQ(Look(100, {}, /*assigned=*/false), Verdict::kFine);
  EXPECT_EQ(Look(900, {}, /*assigned=*/false), Verdict::kFine);
}

TEST_F(ConsumerCheckTest, ARebuiltConsumerBeginsAfresh) {
  broker_.end = 6;
  Look(0, {{kFirst, 5}});
  Look(15, {{kFirst, 5}});
  EXPECT_EQ(Look(75, {{kFirst, 5}}), Verdict::kStuck);
  check_.Rebuilt();
  EXPECT_EQ(Look(80, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(90, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(209, {{kFirst, 5}}), Verdict::kFine);
  EXPECT_EQ(Look(210, {{kFirst, 5}}), Verdict::kStuck);
}

}  // namespace
}  // namespace firstline::runtime
