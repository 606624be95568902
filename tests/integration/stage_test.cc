// The stage runtime over a real broker: order, resuming, commits.

#include "common/runtime/stage.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/topics.h"
#include "tests/integration/broker.h"

namespace firstline::runtime {
namespace {

constexpr int kRecords = 2000;
constexpr int kKeys = 40;

bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + absl::Seconds(60);
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(20));
  }
  return true;
}

// Remembers per key what was handled, in order.
class Recorder : public RecordHandler {
 public:
  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context&) override {
    {
      absl::MutexLock lock(&mutex_);
      seen_[record.key].push_back(*record.value);
    }
    if (pause_ > absl::ZeroDuration()) absl::SleepFor(pause_);
    return Output{.records = {{.topic = out_, .key = record.key, .value = record.value}}};
  }
  Output Fail(const kafka::Record&, const absl::Status&, int) override { return {}; }

  size_t Count() {
    absl::MutexLock lock(&mutex_);
    size_t count = 0;
    for (const auto& [key, values] : seen_) count += values.size();
    return count;
  }
  std::map<std::string, std::vector<std::string>> Seen() {
    absl::MutexLock lock(&mutex_);
    return seen_;
  }

  std::string out_;
  absl::Duration pause_;

 private:
  absl::Mutex mutex_;
  std::map<std::string, std::vector<std::string>> seen_ ABSL_GUARDED_BY(mutex_);
};

class StageOverKafkaTest : public ::testing::Test {
 protected:
  void SetUp() override {
    in_ = testing::NewTopic("in");
    out_ = testing::NewTopic("out");
    group_ = testing::NewTopic("group");
    const std::vector<kafka::TopicSpec> plan = {{in_, 4, {}}, {out_, 4, {}}};
    ASSERT_TRUE(kafka::ApplyTopics(testing::Broker(), plan, 1, false).ok());
    producer_ = *kafka::Producer::Create(testing::Broker());
    std::vector<kafka::OutRecord> records;
    for (int i = 0; i < kRecords; ++i)
      records.push_back({.topic = in_, .key = absl::StrCat("k", i % kKeys), .value = absl::StrCat(i)});
    ASSERT_TRUE(producer_->ProduceAndWait(records).ok());
  }

  std::unique_ptr<Stage> Start(RecordHandler& handler) {
    auto stage = std::make_unique<Stage>(StageOptions{.name = "test", .in_flight_per_partition = 20}, *producer_,
                                         handler, Clock::Real(), log_, metrics_);
    EXPECT_TRUE(stage->Start({.client = testing::Broker(), .group = group_, .topics = {in_}}).ok());
    return stage;
  }

  std::multiset<std::string> Written() {
    std::multiset<std::string> values;
    auto reader = kafka::LogReader::Open(testing::Broker(), out_);
    EXPECT_TRUE(reader.ok()) << reader.status();
    EXPECT_TRUE((*reader)
                    ->ReadToEnd([&](const kafka::Record& record) { values.insert(*record.value); }, absl::Seconds(30))
                    .ok());
    return values;
  }

  std::string in_, out_, group_;
  std::unique_ptr<kafka::Producer> producer_;
  telemetry::Log log_{"test", telemetry::Level::kError};
  telemetry::Metrics metrics_;
};

TEST_F(StageOverKafkaTest, EveryRecordIsHandledOnceAndInOrderOfItsKey) {
  Recorder recorder;
  recorder.out_ = out_;
  auto stage = Start(recorder);
  ASSERT_TRUE(Eventually([&] { return kafka::GroupLag(testing::Broker(), group_, in_).value_or(1) == 0; }));
  stage->Stop(absl::Seconds(10));
  EXPECT_EQ(recorder.Count(), static_cast<size_t>(kRecords));
  for (const auto& [key, values] : recorder.Seen()) {
    for (size_t i = 1; i < values.size(); ++i) EXPECT_LT(std::stoi(values[i - 1]), std::stoi(values[i])) << key;
  }
  EXPECT_EQ(Written().size(), static_cast<size_t>(kRecords));
}

TEST_F(StageOverKafkaTest, AStoppedStageIsContinuedWithoutAHoleOrARepeat) {
  Recorder first, second;
  first.out_ = second.out_ = out_;
  first.pause_ = absl::Milliseconds(2);
  auto stage = Start(first);
  ASSERT_TRUE(Eventually([&] { return first.Count() > 200; }));
  stage->Stop(absl::Seconds(20));
  EXPECT_LT(first.Count(), static_cast<size_t>(kRecords));
  auto next = Start(second);
  ASSERT_TRUE(Eventually([&] { return kafka::GroupLag(testing::Broker(), group_, in_).value_or(1) == 0; }));
  next->Stop(absl::Seconds(10));
  const auto written = Written();
  EXPECT_EQ(std::set<std::string>(written.begin(), written.end()).size(), static_cast<size_t>(kRecords));
  EXPECT_EQ(written.size(), static_cast<size_t>(kRecords)) << "a clean stop repeats nothing";
}

}  // namespace
}  // namespace firstline::runtime
