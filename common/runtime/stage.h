#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/consumer_group.h"
#include "common/kafka/producer.h"
#include "common/runtime/keyed_executor.h"
#include "common/runtime/offset_tracker.h"
#include "common/runtime/record_handler.h"
#include "common/telemetry/log.h"
#include "common/telemetry/metrics.h"

namespace firstline::runtime {

struct StageOptions {
  std::string name;  // of the stage, for logs, metrics and the dead-letter topic
  int threads = 4;
  size_t in_flight_per_partition = 1000;   // records handed out and not finished, deferred ones not counted
  size_t deferred_per_partition = 100000;  // further bound that counts them
  int attempts = 3;
  absl::Duration budget = absl::Seconds(30);             // of one record, all attempts
  absl::Duration retry_delay = absl::Milliseconds(200);  // doubles per attempt
  absl::Duration commit_interval = absl::Milliseconds(200);
  absl::Duration revoke_wait = absl::ZeroDuration();  // turns and dispatcher: up to 10 s to finish calls
};

// The one stage runtime: reads a consumer group, hands records to key-ordered workers, writes what they return, and
// commits the finished prefix of every partition. At-least-once: outputs carry deterministic ids.
//
// The poll thread never works: it moves records, completions and commits. A partition that is full or not yet restored
// is not read.
class Stage : private kafka::ConsumerGroup::Listener {
 public:
  // Everything passed in outlives the stage.
  Stage(StageOptions options, kafka::Producer& producer, RecordHandler& handler, const Clock& clock,
        const telemetry::Log& log, telemetry::Metrics& metrics);
  ~Stage() override;

  // Joins the group and starts the threads.
  absl::Status Start(const kafka::ConsumerGroup::Options& group);
  // As Start, over a group made by the caller; `make` gets this stage as listener. For tests.
  void StartWith(const std::function<std::unique_ptr<kafka::ConsumerGroup>(kafka::ConsumerGroup::Listener&)>& make);

  // True while assigned partitions are restored and read.
  bool Ready() const;

  // Stops polling, finishes what is in flight within `drain`, commits, leaves the group. Idempotent.
  void Stop(absl::Duration drain);

 private:
  struct Partition {
    OffsetTracker tracker;
    int64_t committed = -1;
    int64_t deferred = 0;  // records that left the workers and are not finished
    bool restored = false;
  };
  // Outputs of one record until they are acknowledged; what workers and the producer report to the poll thread. Both
  // are shared with callbacks that may outlive the stage.
  struct Emission;
  struct Mailbox;

  void Assigned(const std::vector<kafka::TopicPartition>& partitions) override;
  void Revoked(const std::vector<kafka::TopicPartition>& partitions, bool lost) override;

  void PollLoop();
  void RestoreLoop(std::vector<int32_t> partitions, int64_t generation);
  size_t RoomFor(const kafka::TopicPartition& partition);
  void Accept(kafka::Record record);
  KeyedExecutor::Verdict RunJob(Job& job, const std::string& newer_turn);
  void Emit(const Job& job, RecordHandler::Output output);
  void Write(std::shared_ptr<Emission> emission);
  void ApplyCompletions();
  void RewriteFailed();
  void CommitFinished(bool wait);

  const StageOptions options_;
  kafka::Producer& producer_;
  RecordHandler& handler_;
  const Clock& clock_;
  const telemetry::Log& log_;
  telemetry::Metrics& metrics_;
  std::unique_ptr<kafka::ConsumerGroup> group_;
  std::unique_ptr<KeyedExecutor> executor_;
  const std::shared_ptr<Mailbox> mailbox_;

  // Used by the poll thread only.
  std::map<kafka::TopicPartition, Partition> partitions_;
  absl::Time next_commit_ = absl::InfinitePast();

  mutable absl::Mutex mutex_;
  std::set<int32_t> restored_ ABSL_GUARDED_BY(mutex_);  // partitions of the present assignment that may be read
  size_t assigned_ ABSL_GUARDED_BY(mutex_) = 0;
  std::thread restorer_;  // of the present assignment; joins the one before. Poll thread, then Stop

  std::atomic<int64_t> generation_ = 0;  // grows with every assignment and revocation
  std::atomic<bool> draining_ = false;
  std::atomic<bool> stopping_ = false;
  std::thread poller_;
};

}  // namespace firstline::runtime
