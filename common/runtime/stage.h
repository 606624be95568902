#pragma once

#include <atomic>
#include <functional>
#include <limits>
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
#include "common/runtime/consumer_watch.h"
#include "common/runtime/keyed_executor.h"
#include "common/runtime/offset_tracker.h"
#include "common/runtime/record_handler.h"
#include "common/telemetry/log.h"
#include "common/telemetry/metrics.h"

namespace firstline::runtime {

struct StageOptions {
  std::string name;  // of the stage, for logs, metrics and the dead-letter topic
  // Topics the handler writes to with the stage's producer; it learns them before the first record is read.
  std::vector<std::string> writes = {};
  int threads = 4;
  size_t in_flight_per_partition = 1000;   // records handed out and not finished, deferred ones not counted
  size_t deferred_per_partition = 100000;  // further bound that counts them
  int attempts = 3;
  absl::Duration budget = absl::Seconds(30);             // of one record, all attempts
  absl::Duration retry_delay = absl::Milliseconds(200);  // doubles per attempt
  absl::Duration commit_interval = absl::Milliseconds(200);
  absl::Duration revoke_wait = absl::ZeroDuration();  // turns and dispatcher: up to 10 s to finish calls
  // A consumer that reads nothing for this long although the broker has something for it is built anew; without an
  // assignment for this long the stage is not ready; a poll loop that does not come round for this long is not alive.
  absl::Duration stall_timeout = absl::Seconds(60);
};

// The one stage runtime: reads a consumer group, hands records to key-ordered workers, writes what they return, and
// commits the finished prefix of every partition. At-least-once: outputs carry deterministic ids.
//
// A consumer that is stuck, or that failed for good, is built anew (ConsumerWatch).
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
  // As Start, over a group made by the caller; `make` gets this stage as listener and is called again whenever the
  // consumer is built anew. Without a watch nobody looks for a stuck consumer. For tests.
  using MakeGroup =
      std::function<absl::StatusOr<std::unique_ptr<kafka::ConsumerGroup>>(kafka::ConsumerGroup::Listener&)>;
  absl::Status StartWith(MakeGroup make, std::unique_ptr<ConsumerWatch> watch = nullptr);

  // True while assigned partitions are restored and read, and between two assignments for at most stall_timeout.
  bool Ready() const;

  // False when the poll thread has not come round for stall_timeout: only a new process helps. Any thread.
  bool Alive() const;

  // Stops polling, finishes what is in flight within `drain`, commits, leaves the group. Idempotent.
  void Stop(absl::Duration drain);

 private:
  struct Partition {
    OffsetTracker tracker;
    int64_t committed = -1;
    int64_t next = -1;     // offset after the last record read, or -1 before the first
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
  void Watch(absl::Time now);
  // Gives the consumer up and joins anew; the partitions come back by an assignment.
  void Rebuild(absl::string_view why);
  void RestoreLoop(std::vector<int32_t> partitions, int64_t generation);
  size_t RoomFor(const kafka::TopicPartition& partition);
  void Accept(kafka::Record record);
  KeyedExecutor::Verdict RunJob(Job& job, const std::string& newer_turn);
  void Emit(const Job& job, RecordHandler::Output output, const absl::Status& error);
  void LogOutcomeOf(const Job& job, const Outcome& outcome, const absl::Status& error);
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
  MakeGroup make_group_;
  std::unique_ptr<KeyedExecutor> executor_;
  const std::shared_ptr<Mailbox> mailbox_;

  // Used by the poll thread only, once it runs.
  std::unique_ptr<kafka::ConsumerGroup> group_;  // null for a moment while it is built anew
  std::unique_ptr<ConsumerWatch> watch_;
  bool giving_up_ = false;  // the consumer is being given up: no commit is waited for
  std::map<kafka::TopicPartition, Partition> partitions_;
  absl::Time next_commit_ = absl::InfinitePast();
  absl::Time next_look_ = absl::InfinitePast();
  absl::Time next_rebuild_ = absl::InfinitePast();

  mutable absl::Mutex mutex_;
  std::set<int32_t> restored_ ABSL_GUARDED_BY(mutex_);  // partitions of the present assignment that may be read
  size_t assigned_ ABSL_GUARDED_BY(mutex_) = 0;
  bool has_assignment_ ABSL_GUARDED_BY(mutex_) = false;  // maybe of no partition at all
  absl::Time revoked_at_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  std::thread restorer_;  // of the present assignment; joins the one before. Poll thread, then Stop

  std::atomic<int64_t> came_round_ms_ = std::numeric_limits<int64_t>::max();  // the poll loop, last; Unix time
  std::atomic<int64_t> generation_ = 0;  // grows with every assignment and revocation
  std::atomic<bool> draining_ = false;
  std::atomic<bool> stopping_ = false;
  std::thread poller_;
};

}  // namespace firstline::runtime
