#include "simulators/desk/later.h"

#include <utility>

namespace firstline::sim::desk {

Later::Later() : thread_([this] { Work(); }) {}

Later::~Later() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    changed_.notify_one();
  }
  thread_.join();
}

void Later::Run(absl::Duration after, std::function<void()> what) {
  const auto due = std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(after);
  std::lock_guard<std::mutex> lock(mutex_);
  waiting_.emplace(due, std::move(what));
  changed_.notify_one();
}

void Later::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopping_) {
    const auto now = std::chrono::steady_clock::now();
    if (waiting_.empty() || waiting_.begin()->first > now) {
      changed_.wait_until(lock, waiting_.empty() ? now + std::chrono::seconds(1) : waiting_.begin()->first);
      continue;
    }
    const std::function<void()> what = std::move(waiting_.extract(waiting_.begin()).mapped());
    lock.unlock();
    what();
    lock.lock();
  }
}

}  // namespace firstline::sim::desk
