#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "absl/time/time.h"

namespace firstline::sim::desk {

// Runs functions after a while, on one thread of its own, in the order they fall due. What is not due when it dies is
// never run. Thread-safe. Bounded by its users: one entry per delayed call.
class Later {
 public:
  Later();
  ~Later();
  void Run(absl::Duration after, std::function<void()> what);

 private:
  void Work();

  std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::multimap<std::chrono::steady_clock::time_point, std::function<void()>> waiting_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace firstline::sim::desk
