#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"

namespace firstline::runtime {

// One record on its way through a stage.
struct Job {
  kafka::Record record;
  std::string tenant;
  std::string key;   // records of one key run one at a time, in order
  std::string turn;  // turn id, or ""
  int attempts = 0;
  absl::Time first_try = absl::InfiniteFuture();
};

// A fixed pool of threads that runs jobs of one key in order and lets tenants take turns. A job that asks for a retry
// keeps its key waiting, nobody else. The caller bounds what it submits (StageOptions::in_flight_per_partition).
class KeyedExecutor {
 public:
  struct Verdict {
    bool retry = false;
    absl::Duration delay = absl::ZeroDuration();  // before the retry
  };
  // Runs one job. `newer_turn` is the turn id of the last job queued behind it with the same key and topic and another
  // turn, or "". Called from pool threads.
  using Run = std::function<Verdict(Job& job, const std::string& newer_turn)>;

  KeyedExecutor(int threads, Run run);
  // Drops what is queued and waits for what runs.
  ~KeyedExecutor();

  void Submit(Job job);

  // Drops queued jobs for which `match` holds and waits, at most `wait`, until none of them runs.
  void Drop(const std::function<bool(const Job&)>& match, absl::Duration wait);

  // Waits until nothing is queued or running, at most `wait`. True when idle.
  bool WaitIdle(absl::Duration wait);

  size_t QueueDepth() const;

 private:
  struct Lane {
    std::string tenant;
    std::deque<Job> jobs;
    bool running = false;
    bool scheduled = false;  // in ready_ or delayed_
  };

  void Work();
  void Schedule(const std::string& key, Lane& lane) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void WakeDelayed(absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::string NextKey() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Run run_;
  mutable absl::Mutex mutex_;
  absl::CondVar work_;  // something became ready, or stopping
  absl::CondVar done_;  // a job ended
  absl::flat_hash_map<std::string, Lane> lanes_ ABSL_GUARDED_BY(mutex_);
  // Ready keys by tenant; `turns_` holds each tenant with ready keys once, in the order they are served.
  absl::flat_hash_map<std::string, std::deque<std::string>> ready_ ABSL_GUARDED_BY(mutex_);
  std::deque<std::string> turns_ ABSL_GUARDED_BY(mutex_);
  std::multimap<absl::Time, std::string> delayed_ ABSL_GUARDED_BY(mutex_);
  size_t queued_ ABSL_GUARDED_BY(mutex_) = 0;  // jobs in lanes, running ones included
  std::map<const Job*, bool> running_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline::runtime
