#include "common/runtime/keyed_executor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>

#include "absl/strings/str_cat.h"
#include "absl/synchronization/notification.h"

namespace firstline::runtime {
namespace {

constexpr absl::Duration kLong = absl::Seconds(30);

Job MakeJob(const std::string& tenant, const std::string& key, int64_t offset, const std::string& turn = "") {
  Job job;
  job.tenant = tenant;
  job.key = key;
  job.turn = turn;
  job.record.topic = "t";
  job.record.offset = offset;
  return job;
}

// Remembers the order of jobs.
class Recorder {
 public:
  void Add(const Job& job) {
    absl::MutexLock lock(&mutex_);
    seen_.push_back(absl::StrCat(job.key, job.record.offset));
  }
  std::vector<std::string> Seen() {
    absl::MutexLock lock(&mutex_);
    return seen_;
  }

 private:
  absl::Mutex mutex_;
  std::vector<std::string> seen_;
};

TEST(KeyedExecutorTest, JobsOfOneKeyRunInOrderOneAtATime) {
  Recorder recorder;
  std::atomic<int> running = 0;
  std::atomic<bool> overlapped = false;
  KeyedExecutor executor(4, [&](Job& job, const std::string&) {
    if (running.fetch_add(1) != 0) overlapped = true;
    recorder.Add(job);
    running.fetch_sub(1);
    return KeyedExecutor::Verdict{};
  });
  std::vector<std::string> expected;
  for (int i = 0; i < 200; ++i) {
    executor.Submit(MakeJob("a", "k", i));
    expected.push_back(absl::StrCat("k", i));
  }
  ASSERT_TRUE(executor.WaitIdle(kLong));
  EXPECT_EQ(recorder.Seen(), expected);
  EXPECT_FALSE(overlapped);
}

TEST(KeyedExecutorTest, ARetryHoldsItsKeyAndNobodyElse) {
  Recorder recorder;
  absl::Notification other_ran;
  KeyedExecutor executor(1, [&](Job& job, const std::string&) {
    if (job.key == "slow" && job.record.offset == 0 && ++job.attempts == 1) {
      return KeyedExecutor::Verdict{.retry = true, .delay = absl::Milliseconds(50)};
    }
    recorder.Add(job);
    return KeyedExecutor::Verdict{};
  });
  executor.Submit(MakeJob("a", "slow", 0));
  executor.Submit(MakeJob("a", "slow", 1));
  executor.Submit(MakeJob("a", "fast", 0));
  ASSERT_TRUE(executor.WaitIdle(kLong));
  EXPECT_THAT(recorder.Seen(), testing::ElementsAre("fast0", "slow0", "slow1"));
}

TEST(KeyedExecutorTest, TenantsTakeTurns) {
  Recorder recorder;
  absl::Notification all_submitted;
  KeyedExecutor executor(1, [&](Job& job, const std::string&) {
    all_submitted.WaitForNotification();
    recorder.Add(job);
    return KeyedExecutor::Verdict{};
  });
  executor.Submit(MakeJob("first", "gate", 0));
  for (int i = 0; i < 3; ++i) executor.Submit(MakeJob("big", absl::StrCat("b", i, "-"), 0));
  executor.Submit(MakeJob("small", "s", 0));
  all_submitted.Notify();
  ASSERT_TRUE(executor.WaitIdle(kLong));
  EXPECT_THAT(recorder.Seen(), testing::ElementsAre("gate0", "b0-0", "s0", "b1-0", "b2-0"));
}

TEST(KeyedExecutorTest, AQueuedNewerTurnIsAnnounced) {
  absl::Notification all_submitted;
  absl::Mutex mutex;
  std::vector<std::string> newer;
  KeyedExecutor executor(1, [&](Job&, const std::string& newer_turn) {
    all_submitted.WaitForNotification();
    absl::MutexLock lock(&mutex);
    newer.push_back(newer_turn);
    return KeyedExecutor::Verdict{};
  });
  executor.Submit(MakeJob("a", "gate", 0));
  executor.Submit(MakeJob("a", "k", 1, "t1"));
  executor.Submit(MakeJob("a", "k", 2, "t1"));
  executor.Submit(MakeJob("a", "k", 3, "t2"));
  all_submitted.Notify();
  ASSERT_TRUE(executor.WaitIdle(kLong));
  absl::MutexLock lock(&mutex);
  EXPECT_THAT(newer, testing::ElementsAre("", "t2", "t2", ""));
}

TEST(KeyedExecutorTest, DroppedJobsDoNotRun) {
  Recorder recorder;
  absl::Notification started, proceed;
  KeyedExecutor executor(1, [&](Job& job, const std::string&) {
    if (job.key == "gate") {
      started.Notify();
      proceed.WaitForNotification();
    }
    recorder.Add(job);
    return KeyedExecutor::Verdict{};
  });
  executor.Submit(MakeJob("a", "gate", 0));
  started.WaitForNotification();
  executor.Submit(MakeJob("a", "gate", 1));
  executor.Submit(MakeJob("a", "k", 2));
  executor.Drop([](const Job& job) { return job.record.offset > 0; }, kLong);
  proceed.Notify();
  ASSERT_TRUE(executor.WaitIdle(kLong));
  EXPECT_THAT(recorder.Seen(), testing::ElementsAre("gate0"));
}

TEST(KeyedExecutorTest, DropWaitsForWhatRuns) {
  std::atomic<bool> ended = false;
  absl::Notification started;
  KeyedExecutor executor(1, [&](Job&, const std::string&) {
    started.Notify();
    absl::SleepFor(absl::Milliseconds(50));
    ended = true;
    return KeyedExecutor::Verdict{};
  });
  executor.Submit(MakeJob("a", "k", 0));
  started.WaitForNotification();
  executor.Drop([](const Job&) { return true; }, kLong);
  EXPECT_TRUE(ended);
}

}  // namespace
}  // namespace firstline::runtime
