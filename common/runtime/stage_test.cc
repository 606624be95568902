#include "common/runtime/stage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"

namespace firstline::runtime {
namespace {

using kafka::TopicPartition;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Waits for a condition that another thread makes true; fails loudly instead of hanging.
bool Eventually(const std::function<bool()>& condition) {
  const absl::Time deadline = absl::Now() + absl::Seconds(30);
  while (!condition()) {
    if (absl::Now() > deadline) return false;
    absl::SleepFor(absl::Milliseconds(2));
  }
  return true;
}

kafka::Record MakeRecord(int64_t offset, const std::string& conversation, const std::string& turn = "") {
  kafka::Record record;
  record.topic = "in";
  record.offset = offset;
  record.key = conversation;
  record.value = absl::StrCat("v", offset);
  record.headers = {{"ce_tenant", "a"}, {"ce_conversation", conversation}, {"ce_turn", turn}};
  return record;
}

// A group with one partition whose log is a list; rebalances on command.
class FakeGroup : public kafka::ConsumerGroup {
 public:
  struct Log {
    absl::Mutex mutex;
    std::vector<kafka::Record> records ABSL_GUARDED_BY(mutex);
    int64_t committed ABSL_GUARDED_BY(mutex) = -1;
    std::vector<std::string> commands
        ABSL_GUARDED_BY(mutex);      // "assign", "revoke", "lose", "fail", "hang"; for the poll thread
    std::atomic<bool> hangs = true;  // as long as this holds, "hang" lasts
    std::atomic<bool> hanging = false;

    void Add(kafka::Record record) {
      absl::MutexLock lock(&mutex);
      records.push_back(std::move(record));
    }
    int64_t Committed() {
      absl::MutexLock lock(&mutex);
      return committed;
    }
    void Command(const std::string& command) {
      absl::MutexLock lock(&mutex);
      commands.push_back(command);
    }
  };

  FakeGroup(Log& log, Listener& listener) : log_(log), listener_(listener) {}

  int Poll(absl::Duration wait, const Room& room, const Visitor& visit) override {
    std::vector<std::string> commands;
    std::vector<kafka::Record> batch;
    {
      absl::MutexLock lock(&log_.mutex);
      commands.swap(log_.commands);
    }
    for (const std::string& command : commands) Do(command);
    if (assigned_) {
      size_t welcome = room({"in", 0});
      absl::MutexLock lock(&log_.mutex);
      while (welcome-- > 0 && position_ < log_.records.size()) batch.push_back(log_.records[position_++]);
    }
    for (kafka::Record& record : batch) visit(std::move(record));
    if (batch.empty()) absl::SleepFor(std::min(wait, absl::Milliseconds(2)));
    return static_cast<int>(batch.size());
  }
  absl::Status Commit(const std::map<TopicPartition, int64_t>& next_offsets, bool) override {
    absl::MutexLock lock(&log_.mutex);
    for (const auto& [partition, offset] : next_offsets) log_.committed = offset;
    return absl::OkStatus();
  }
  void Wake() override {}
  bool Failed() const override { return failed_; }
  void Close() override {
    if (assigned_) Do("revoke");
  }

 private:
  void Do(const std::string& command) {
    if (command == "fail") {
      failed_ = true;
    } else if (command == "hang") {
      log_.hanging = true;
      while (log_.hangs) absl::SleepFor(absl::Milliseconds(1));
    } else if (command == "assign") {
      assigned_ = true;
      {
        absl::MutexLock lock(&log_.mutex);
        position_ = 0;
        while (position_ < log_.records.size() && log_.records[position_].offset < log_.committed) ++position_;
      }
      listener_.Assigned({{"in", 0}});
    } else {
      listener_.Revoked({{"in", 0}}, command == "lose");
      assigned_ = false;
    }
  }

  Log& log_;
  Listener& listener_;
  bool failed_ = false;
  bool assigned_ = false;
  size_t position_ = 0;
};

// A broker whose only partition ends at `end` and of which nothing was committed.
class FakeProbe : public kafka::OffsetProbe {
 public:
  explicit FakeProbe(int64_t end) : end_(end) {}
  absl::StatusOr<int64_t> End(const std::string&, int32_t) override { return end_; }
  absl::StatusOr<int64_t> Committed(const std::string&, int32_t) override { return 0; }
  absl::StatusOr<int32_t> Partitions(const std::string&) override { return 1; }

 private:
  const int64_t end_;
};

// Acknowledges at once, except the first `failures` records.
class FakeProducer : public kafka::Producer {
 public:
  void Produce(kafka::OutRecord record, Done done) override {
    {
      absl::MutexLock lock(&mutex_);
      if (failures_ > 0) {
        --failures_;
      } else {
        written_.push_back(record.value.value_or("tombstone"));
        mutex_.Unlock();
        done(absl::OkStatus());
        mutex_.Lock();
        return;
      }
    }
    done(absl::UnavailableError("broker away"));
  }
  absl::Status Warm(const std::vector<std::string>& topics, absl::Duration) override {
    while (!may_warm) absl::SleepFor(absl::Milliseconds(1));
    absl::MutexLock lock(&mutex_);
    warm_ = topics;
    return warm_result;
  }
  std::vector<std::string> Warmed() {
    absl::MutexLock lock(&mutex_);
    return warm_;
  }
  absl::Status Flush(absl::Duration) override { return absl::OkStatus(); }
  std::vector<std::string> Written() {
    absl::MutexLock lock(&mutex_);
    return written_;
  }
  std::atomic<bool> may_warm = true;
  absl::Status warm_result;  // set before the stage starts

  void FailNext(int count) {
    absl::MutexLock lock(&mutex_);
    failures_ = count;
  }

 private:
  absl::Mutex mutex_;
  int failures_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<std::string> written_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> warm_ ABSL_GUARDED_BY(mutex_);
};

// Echoes values; the test replaces what it needs.
class FakeHandler : public RecordHandler {
 public:
  std::function<absl::StatusOr<Output>(const kafka::Record&, const Context&)> handle =
      [](const kafka::Record& record, const Context&) { return Echo(record); };
  std::function<absl::Status()> restore = [] { return absl::OkStatus(); };

  static Output Echo(const kafka::Record& record) {
    return {.records = {{.topic = "out", .key = record.key, .value = record.value}}};
  }
  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override {
    return handle(record, context);
  }
  Output Fail(const kafka::Record&, const absl::Status& error, int attempts) override {
    return {.records = {
                {.topic = "out", .key = "", .value = absl::StrCat(absl::StatusCodeToString(error.code()), attempts)}}};
  }
  absl::Status Restore(const std::vector<int32_t>&, const std::function<bool()>&) override { return restore(); }
};

class StageTest : public ::testing::Test {
 protected:
  void Start(StageOptions options = {}) {
    options.name = "test";
    options.commit_interval = absl::Milliseconds(5);
    options.retry_delay = absl::Milliseconds(1);
    log_ = std::make_unique<telemetry::Log>("test", least_);
    stage_ = std::make_unique<Stage>(options, producer_, handler_, Clock::Real(), *log_, metrics_);
    std::unique_ptr<ConsumerWatch> watch;
    if (open_probe_) watch = std::make_unique<ConsumerWatch>(ConsumerCheck(options.stall_timeout, "in", open_probe_));
    ASSERT_TRUE(stage_
                    ->StartWith(
                        [this](kafka::ConsumerGroup::Listener& listener) {
                          ++groups_;
                          return std::make_unique<FakeGroup>(topic_, listener);
                        },
                        std::move(watch))
                    .ok());
    topic_.Command("assign");
  }

  static constexpr absl::Duration kShortStall = absl::Milliseconds(100);

  telemetry::Level least_ = telemetry::Level::kError;
  std::unique_ptr<telemetry::Log> log_;
  telemetry::Metrics metrics_;
  FakeGroup::Log topic_;
  std::atomic<int> groups_ = 0;  // consumers built
  ConsumerCheck::OpenProbe open_probe_;
  FakeProducer producer_;
  FakeHandler handler_;
  std::unique_ptr<Stage> stage_;
};

TEST_F(StageTest, OutputsAreWrittenAndThePrefixIsCommitted) {
  for (int i = 0; i < 5; ++i) topic_.Add(MakeRecord(i, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 5; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("v0", "v1", "v2", "v3", "v4"));
}

TEST_F(StageTest, ATransientFailureIsTriedAgainAndThenForwarded) {
  handler_.handle = [](const kafka::Record&, const RecordHandler::Context&) { return absl::UnavailableError("busy"); };
  topic_.Add(MakeRecord(0, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("UNAVAILABLE3"));
}

TEST_F(StageTest, AHopelessRecordIsNotTriedAgain) {
  handler_.handle = [](const kafka::Record&, const RecordHandler::Context&) { return absl::DataLossError("garbage"); };
  topic_.Add(MakeRecord(0, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("DATA_LOSS1"));
}

TEST_F(StageTest, ADeferredRecordHoldsBackTheCommitAndNotItsNeighbours) {
  absl::Mutex mutex;
  std::function<void()> finish;
  handler_.handle = [&](const kafka::Record& record,
                        const RecordHandler::Context& context) -> absl::StatusOr<RecordHandler::Output> {
    if (record.offset != 0) return FakeHandler::Echo(record);
    absl::MutexLock lock(&mutex);
    finish = context.finish;
    return RecordHandler::Output{.deferred = true};
  };
  topic_.Add(MakeRecord(0, "c"));
  topic_.Add(MakeRecord(1, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return producer_.Written().size() == 1; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("v1"));
  EXPECT_LE(topic_.Committed(), 0);
  absl::MutexLock lock(&mutex);
  finish();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 2; }));
}

TEST_F(StageTest, NothingIsReadBeforeTheViewsAreRestored) {
  std::atomic<bool> may_restore = false;
  handler_.restore = [&] { return may_restore ? absl::OkStatus() : absl::UnavailableError("not yet"); };
  topic_.Add(MakeRecord(0, "c"));
  Start();
  EXPECT_FALSE(stage_->Ready());
  absl::SleepFor(absl::Milliseconds(30));
  EXPECT_THAT(producer_.Written(), IsEmpty());
  may_restore = true;
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  EXPECT_TRUE(stage_->Ready());
}

TEST_F(StageTest, NothingIsReadBeforeTheProducerKnowsItsTopics) {
  producer_.may_warm = false;
  topic_.Add(MakeRecord(0, "c"));
  Start({.writes = {"out", "test.dlq"}});
  topic_.Command("hang");  // once the poll thread is here, the assignment has been made
  ASSERT_TRUE(Eventually([&] { return topic_.hanging.load(); }));
  topic_.hangs = false;
  EXPECT_FALSE(stage_->Ready());
  EXPECT_THAT(producer_.Written(), IsEmpty());
  producer_.may_warm = true;
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  EXPECT_THAT(producer_.Warmed(), ElementsAre("out", "test.dlq"));
}

TEST_F(StageTest, ATopicThatIsMissingDoesNotHoldUpTheOthers) {
  producer_.warm_result = absl::NotFoundError("no such topic");
  topic_.Add(MakeRecord(0, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
}

TEST_F(StageTest, AnUnacknowledgedOutputIsWrittenAgain) {
  producer_.FailNext(2);
  topic_.Add(MakeRecord(0, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("v0"));
}

TEST_F(StageTest, ARevokedPartitionIsReadAgainFromTheCommit) {
  std::atomic<bool> hold = true;
  handler_.handle = [&](const kafka::Record& record,
                        const RecordHandler::Context&) -> absl::StatusOr<RecordHandler::Output> {
    if (record.offset == 1 && hold) return absl::CancelledError("shutting down");
    return FakeHandler::Echo(record);
  };
  topic_.Add(MakeRecord(0, "c"));
  topic_.Add(MakeRecord(1, "c"));
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  hold = false;
  topic_.Command("revoke");
  topic_.Command("assign");
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 2; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("v0", "v1"));
}

TEST_F(StageTest, StopFinishesWhatIsInFlightAndCommitsIt) {
  std::atomic<int> started = 0;
  handler_.handle = [&](const kafka::Record& record, const RecordHandler::Context&) {
    ++started;
    absl::SleepFor(absl::Milliseconds(30));
    return FakeHandler::Echo(record);
  };
  topic_.Add(MakeRecord(0, "c"));
  Start();
  ASSERT_TRUE(Eventually([&] { return started == 1; }));
  stage_->Stop(absl::Seconds(10));
  EXPECT_EQ(topic_.Committed(), 1);
}

TEST_F(StageTest, EveryOutcomeIsOneLineOfIdsAndCodes) {
  constexpr char kText[] = "My card 4111 was charged twice";
  handler_.handle = [&](const kafka::Record& record,
                        const RecordHandler::Context&) -> absl::StatusOr<RecordHandler::Output> {
    if (record.offset == 1) return absl::DataLossError(kText);
    RecordHandler::Output output = FakeHandler::Echo(record);
    if (record.offset == 0) output.outcome = {.code = "answered", .reason = kText};
    return output;
  };
  for (int i = 0; i < 3; ++i) {
    kafka::Record record = MakeRecord(i, "c", absl::StrCat("t", i));
    record.value = kText;
    topic_.Add(record);
  }
  ::testing::internal::CaptureStderr();
  least_ = telemetry::Level::kInfo;
  Start();
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 3; }));
  stage_->Stop(absl::Seconds(10));
  std::vector<std::string> outcomes;
  for (absl::string_view line : absl::StrSplit(::testing::internal::GetCapturedStderr(), '\n')) {
    if (absl::StrContains(line, R"("event":"outcome")")) outcomes.emplace_back(line);
    EXPECT_FALSE(absl::StrContains(line, "card")) << line;
  }
  ASSERT_EQ(outcomes.size(), 2u) << "one each for the first two; the third names no outcome";
  EXPECT_THAT(outcomes[0], HasSubstr(R"("turn_id":"t0","outcome":"answered","reason":"[withheld]")"));
  EXPECT_THAT(outcomes[0], HasSubstr(R"("record":"in/0@0","error":"")"));
  EXPECT_THAT(outcomes[1], HasSubstr(R"("turn_id":"t1","outcome":"failed")"));
  EXPECT_THAT(outcomes[1], HasSubstr(R"("error":"DATA_LOSS")"));
}

TEST_F(StageTest, AFailedConsumerIsBuiltAnewAndGoesOnFromTheCommit) {
  topic_.Add(MakeRecord(0, "c"));
  Start();
  ASSERT_TRUE(Eventually([&] { return topic_.Committed() == 1; }));
  topic_.Command("fail");
  ASSERT_TRUE(Eventually([&] { return groups_ == 2; }));
  topic_.Command("assign");
  topic_.Add(MakeRecord(1, "c"));
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 2; }));
  EXPECT_THAT(producer_.Written(), ElementsAre("v0", "v1"));
  EXPECT_THAT(metrics_.Text(), HasSubstr(R"(firstline_consumer_rebuilds_total{reason="failed",stage="test"} 1)"));
}

TEST_F(StageTest, AConsumerThatReadsNothingThoughTheBrokerHasRecordsIsBuiltAnew) {
  open_probe_ = [] { return std::make_unique<FakeProbe>(/*end=*/5); };
  Start({.stall_timeout = kShortStall});
  ASSERT_TRUE(Eventually([&] { return groups_ == 2; }));
  EXPECT_THAT(metrics_.Text(), HasSubstr(R"(firstline_consumer_rebuilds_total{reason="stuck",stage="test"} 1)"));
  for (int i = 0; i < 5; ++i) topic_.Add(MakeRecord(i, "c"));
  topic_.Command("assign");
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 5; }));
}

TEST_F(StageTest, AConsumerWithNothingToReadIsLeftAlone) {
  std::atomic<int> probes = 0;
  open_probe_ = [&] {
    ++probes;
    return std::make_unique<FakeProbe>(/*end=*/0);
  };
  Start({.stall_timeout = kShortStall});
  ASSERT_TRUE(Eventually([&] { return probes > 8; }));  // four looks a stall
  EXPECT_EQ(groups_, 1);
}

TEST_F(StageTest, BetweenTwoAssignmentsItStaysReadyForAWhile) {
  Start({.stall_timeout = absl::Hours(1)});
  ASSERT_TRUE(Eventually([&] { return stage_->Ready(); }));
  topic_.Command("lose");
  topic_.Command("hang");  // once the poll thread is here, the assignment is gone
  ASSERT_TRUE(Eventually([&] { return topic_.hanging.load(); }));
  EXPECT_TRUE(stage_->Ready());
  topic_.hangs = false;
}

TEST_F(StageTest, WithoutAnAssignmentItIsNotReadyAfterAWhile) {
  Start({.stall_timeout = kShortStall});
  ASSERT_TRUE(Eventually([&] { return stage_->Ready(); }));
  topic_.Command("lose");
  EXPECT_TRUE(Eventually([&] { return !stage_->Ready(); }));
  topic_.Command("assign");
  EXPECT_TRUE(Eventually([&] { return stage_->Ready(); }));
}

TEST_F(StageTest, APollThreadThatHangsIsNotAlive) {
  Start({.stall_timeout = kShortStall});
  ASSERT_TRUE(Eventually([&] { return stage_->Ready(); }));
  EXPECT_TRUE(stage_->Alive());
  topic_.Command("hang");
  EXPECT_TRUE(Eventually([&] { return !stage_->Alive(); }));
  topic_.hangs = false;
  EXPECT_TRUE(Eventually([&] { return stage_->Alive(); }));
}

TEST_F(StageTest, AtMostTheBoundIsInFlight) {
  std::atomic<int> running = 0, most = 0;
  std::atomic<bool> proceed = false;
  handler_.handle = [&](const kafka::Record& record, const RecordHandler::Context&) {
    most = std::max<int>(most, ++running);
    while (!proceed) absl::SleepFor(absl::Milliseconds(1));
    --running;
    return FakeHandler::Echo(record);
  };
  for (int i = 0; i < 20; ++i) topic_.Add(MakeRecord(i, absl::StrCat("c", i)));
  StageOptions options;
  options.threads = 8;
  options.in_flight_per_partition = 3;
  Start(options);
  ASSERT_TRUE(Eventually([&] { return running == 3; }));
  absl::SleepFor(absl::Milliseconds(30));
  EXPECT_EQ(most, 3);
  proceed = true;
  EXPECT_TRUE(Eventually([&] { return topic_.Committed() == 20; }));
}

}  // namespace
}  // namespace firstline::runtime
