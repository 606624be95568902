// A broker that is frozen and comes back: what the consumer and the producer make of it.

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>

#include <filesystem>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "cli/dev/backing.h"
#include "common/kafka/topics.h"
#include "common/runtime/stage.h"

namespace firstline::runtime {
namespace {

constexpr absl::Duration kStall = absl::Seconds(2);

bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + absl::Seconds(90);
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return true;
}

// Counts what it was given.
class Counter : public RecordHandler {
 public:
  absl::StatusOr<Output> Handle(const kafka::Record&, const Context&) override {
    ++count;
    return Output{};
  }
  Output Fail(const kafka::Record&, const absl::Status&, int) override { return {}; }

  std::atomic<int> count = 0;
};

// A broker of the test's own, because it is frozen: SIGSTOP keeps its connections open, as a hung machine would.
class StallTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = "/tmp/firstline-stall-XXXXXX";
    ASSERT_NE(mkdtemp(folder_.data()), nullptr);
    auto started = dev::StartKafka(FIRSTLINE_KAFKA_JARS, folder_ + "/data", folder_ + "/kafka.log");
    ASSERT_TRUE(started.ok()) << started.status();
    broker_ = *std::move(started);
    client_ = {.brokers = broker_.Address(),
               .client_id = "stall",
               .message_timeout = absl::Milliseconds(1500),
               .stall_timeout = kStall};
    ASSERT_TRUE(kafka::ApplyTopics(client_, {{"in", 2, {}}}, 1, false).ok());
    producer_ = *kafka::Producer::Create(client_);
    ASSERT_TRUE(Write().ok());
  }
  void TearDown() override {
    if (broker_.process != nullptr) broker_.process->Signal(SIGCONT);
    producer_.reset();
    broker_.process.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  absl::Status Write() { return producer_->ProduceAndWait({{.topic = "in", .key = "k", .value = "v"}}); }

  std::string folder_;
  dev::Backing broker_;
  kafka::ClientOptions client_;
  std::unique_ptr<kafka::Producer> producer_;
  telemetry::Log log_{"test", telemetry::Level::kWarning};
  telemetry::Metrics metrics_;
};

TEST_F(StallTest, AStageIsNotReadyWhileTheBrokerIsFrozenAndGoesOnAfterwards) {
  Counter counter;
  Stage stage({.name = "test", .stall_timeout = kStall}, *producer_, counter, Clock::Real(), log_, metrics_);
  ASSERT_TRUE(
      stage.Start({.client = client_, .group = "g", .topics = {"in"}, .session_timeout = absl::Seconds(6)}).ok());
  ASSERT_TRUE(Eventually([&] { return counter.count == 1 && stage.Ready(); }));

  broker_.process->Signal(SIGSTOP);
  EXPECT_TRUE(Eventually([&] { return !stage.Ready(); }));
  EXPECT_TRUE(stage.Alive()) << "the poll loop still turns: only the broker is away";
  EXPECT_FALSE(absl::StrContains(metrics_.Text(), "firstline_consumer_rebuilds_total"))
      << "a new client would not help against a broker that is away";

  broker_.process->Signal(SIGCONT);
  EXPECT_TRUE(Eventually([&] { return stage.Ready(); }));
  ASSERT_TRUE(Eventually([&] { return Write().ok(); }));
  EXPECT_TRUE(Eventually([&] { return counter.count > 1; }));
  stage.Stop(absl::Seconds(10));
}

TEST_F(StallTest, AProducerThroughWhichNothingGetsIsBuiltAnewAndWritesAfterwards) {
  broker_.process->Signal(SIGSTOP);
  EXPECT_TRUE(Eventually([&] {
    EXPECT_FALSE(Write().ok());
    return producer_->Rebuilds() > 0;
  }));
  broker_.process->Signal(SIGCONT);
  EXPECT_TRUE(Eventually([&] { return Write().ok(); }));
}

}  // namespace
}  // namespace firstline::runtime
