#pragma once

// Threads of API conversations as the log has them at this moment; what a helpdesk's API is for its conversations.

#include <atomic>
#include <cstdint>
#include <functional>
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
#include "services/dispatcher/api/thread_view.h"

namespace firstline::dispatcher {

// Reads `conversations.state` and then `inbox` up to their ends, all partitions, and keeps what it saw. A message
// counts as soon as the broker had acknowledged it. Reads nothing before the first call, so an installation without the
// API pays nothing. Thread-safe; calls that wait for each other share one look at the log.
class ApiThreads {
 public:
  // A reader of all partitions of a topic, from that instant on.
  using Open =
      std::function<absl::StatusOr<std::unique_ptr<kafka::LogReader>>(const std::string& topic, absl::Time since)>;

  // How far back is read: a plan acts in public for 24 h at most, and its turn's state was written when it was cut.
  static constexpr absl::Duration kReach = absl::Hours(25);

  // `clock` outlives the object.
  ApiThreads(Open open, const Clock& clock) : open_(std::move(open)), clock_(clock) {}

  // The thread without texts. NotFound: nothing of it within kReach. Unavailable, DeadlineExceeded: the log cannot be
  // read to its end; after the latter the next call goes on where this one stopped.
  absl::StatusOr<conversation::Thread> Read(absl::string_view tenant, absl::string_view ticket_id);

 private:
  absl::Status CatchUp() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Open open_;
  const Clock& clock_;
  std::atomic<int64_t> calls_ = 0;
  absl::Mutex mutex_;
  int64_t covered_ ABSL_GUARDED_BY(mutex_) = 0;  // calls that had begun when the last look did
  std::unique_ptr<kafka::LogReader> states_ ABSL_GUARDED_BY(mutex_), inbox_ ABSL_GUARDED_BY(mutex_);
  ThreadView view_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::dispatcher
