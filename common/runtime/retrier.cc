#include "common/runtime/retrier.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"

namespace firstline::runtime {

Retrier::Retrier(int threads) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Run(); });
}

Retrier::~Retrier() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    changed_.SignalAll();
  }
  for (std::thread& thread : threads_) thread.join();
}

void Retrier::Schedule(std::string name, int32_t partition, absl::Duration delay, Work work) {
  absl::MutexLock lock(&mutex_);
  const auto [task, added] = tasks_.try_emplace(name);
  if (!added) return;
  task->second.partition = partition;
  task->second.work = std::move(work);
  due_.emplace(absl::Now() + delay, std::move(name));
  changed_.SignalAll();
}

void Retrier::Drop(const std::vector<int32_t>& partitions, absl::Duration wait) {
  const auto affected = [&](const Task& task) {
    return std::find(partitions.begin(), partitions.end(), task.partition) != partitions.end();
  };
  const absl::Time deadline = absl::Now() + wait;
  absl::MutexLock lock(&mutex_);
  for (auto due = due_.begin(); due != due_.end();) {
    const auto task = tasks_.find(due->second);
    if (affected(task->second)) {
      tasks_.erase(task);
      due = due_.erase(due);
    } else {
      ++due;
    }
  }
  const auto running = [&]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    bool any = false;
    for (auto& [name, task] : tasks_) {
      if (affected(task)) any = task.dropped = true;
    }
    return any;
  };
  while (running() && !changed_.WaitWithDeadline(&mutex_, deadline)) {
  }
}

size_t Retrier::size() const {
  absl::MutexLock lock(&mutex_);
  return tasks_.size();
}

void Retrier::Run() {
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    if (due_.empty()) {
      changed_.Wait(&mutex_);
      continue;
    }
    const auto next = due_.begin();
    if (next->first > absl::Now()) {
      changed_.WaitWithDeadline(&mutex_, next->first);
      continue;
    }
    const std::string name = std::move(next->second);
    due_.erase(next);
    Task& task = tasks_.at(name);
    const Work work = std::move(task.work);
    const int attempt = ++task.attempts;
    mutex_.Unlock();
    const std::optional<absl::Duration> again = work(attempt);
    mutex_.Lock();
    // Looked up anew: the map may have moved its entries meanwhile.
    const auto done = tasks_.find(name);
    if (again.has_value() && !done->second.dropped) {
      done->second.work = work;
      due_.emplace(absl::Now() + *again, name);
    } else {
      tasks_.erase(done);
    }
    changed_.SignalAll();
  }
}

}  // namespace firstline::runtime
