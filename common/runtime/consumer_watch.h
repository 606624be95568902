#pragma once

#include <atomic>
#include <optional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "common/runtime/consumer_check.h"

namespace firstline::runtime {

// Checks a consumer from a thread of its own, so that the poll thread never waits for the broker.
class ConsumerWatch {
 public:
  explicit ConsumerWatch(ConsumerCheck check);
  ~ConsumerWatch();

  // Hands a view over; never blocks. Views that come while the one before is looked at replace each other.
  void Show(ConsumerCheck::View view);

  // What the last look found. Any thread.
  ProgressJudge::Verdict verdict() const { return verdict_; }

  // The consumer was built anew: what was found about the one before is void.
  void Rebuilt();

 private:
  void Work();

  absl::Mutex mutex_;
  std::optional<ConsumerCheck::View> next_ ABSL_GUARDED_BY(mutex_);
  bool rebuilt_ ABSL_GUARDED_BY(mutex_) = false;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;

  ConsumerCheck check_;  // used by the thread only
  std::atomic<ProgressJudge::Verdict> verdict_ = ProgressJudge::Verdict::kFine;
  std::thread thread_;  // last: uses everything above
};

}  // namespace firstline::runtime
