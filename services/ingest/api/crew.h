#pragma once

#include <deque>
#include <functional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace firstline::ingest {

// Runs calls one after another on a thread of its own: those that may block (Redis) and must not hold up the threads
// that serve webhooks. Thread-safe.
class Crew {
 public:
  explicit Crew(size_t waiting_max = 1000);
  ~Crew();  // drops what waits

  // False when too much waits; then `call` is not kept.
  bool Run(std::function<void()> call);

 private:
  void Work();

  const size_t waiting_max_;
  absl::Mutex mutex_;
  std::deque<std::function<void()>> waiting_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace firstline::ingest
