#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace firstline::runtime {

// Work to be tried again later, by name and partition, on a few threads of its own. A task runs on one thread at a
// time. Bound: one task per name; names are conversations and deferred records, which the stage bounds. Thread-safe.
class Retrier {
 public:
  // The attempt's number, from 1. Returns when to try again, or nullopt when it is done.
  using Work = std::function<std::optional<absl::Duration>(int attempt)>;

  explicit Retrier(int threads);
  // Drops what is queued and waits for what runs.
  ~Retrier();

  // Runs `work` after `delay`. A task of that name that waits already stays as it is.
  void Schedule(std::string name, int32_t partition, absl::Duration delay, Work work);

  // Drops the tasks of these partitions and waits, at most `wait`, until none of them runs. A dropped task that runs is
  // not tried again.
  void Drop(const std::vector<int32_t>& partitions, absl::Duration wait);

  size_t size() const;

 private:
  struct Task {
    int32_t partition = 0;
    int attempts = 0;
    bool dropped = false;
    Work work;
  };

  void Run();

  mutable absl::Mutex mutex_;
  absl::CondVar changed_;
  absl::flat_hash_map<std::string, Task> tasks_ ABSL_GUARDED_BY(mutex_);
  std::multimap<absl::Time, std::string> due_ ABSL_GUARDED_BY(mutex_);  // names that wait
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline::runtime
