#pragma once

// Threads of API conversations as the log has them at this moment; what a helpdesk's API is for its conversations.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/conversation/thread.h"
#include "common/kafka/log_reader.h"
#include "services/dispatcher/api/partition_view.h"

namespace firstline::dispatcher {

// Reads a conversation's partition of `conversations.state` and then of `inbox` up to their ends, and keeps what it
// saw. A message counts as soon as the broker had acknowledged it. Thread-safe: one read of a partition at a time.
class ApiThreads {
 public:
  struct Log {
    std::function<absl::StatusOr<int32_t>()> partitions;  // of both topics
    std::function<absl::StatusOr<std::unique_ptr<kafka::LogReader>>(const std::string& topic, int32_t partition,
                                                                    absl::Time since)>
        open;
  };

  // How far back is read: a plan acts in public for 24 h at most, and its turn's state was written when it was cut.
  static constexpr absl::Duration kReach = absl::Hours(25);

  // `clock` outlives the object.
  ApiThreads(Log log, const Clock& clock) : log_(std::move(log)), clock_(clock) {}

  // The thread without texts. NotFound: nothing of it within kReach. Unavailable, DeadlineExceeded: the log cannot be
  // read to its end; the next call goes on where this one stopped.
  absl::StatusOr<conversation::Thread> Read(absl::string_view tenant, absl::string_view ticket_id);

 private:
  struct Partition {
    absl::Mutex mutex;
    std::unique_ptr<kafka::LogReader> states ABSL_GUARDED_BY(mutex), inbox ABSL_GUARDED_BY(mutex);
    PartitionView view ABSL_GUARDED_BY(mutex);
  };

  absl::StatusOr<Partition*> Find(absl::string_view key);
  absl::Status CatchUp(Partition& partition, int32_t number) ABSL_EXCLUSIVE_LOCKS_REQUIRED(partition.mutex);

  const Log log_;
  const Clock& clock_;
  absl::Mutex mutex_;
  int32_t count_ ABSL_GUARDED_BY(mutex_) = 0;  // 0: not asked yet
  std::map<int32_t, std::unique_ptr<Partition>> partitions_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::dispatcher
