#include "common/runtime/keyed_executor.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"

namespace firstline::runtime {

KeyedExecutor::KeyedExecutor(int threads, Run run) : run_(std::move(run)) {
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

KeyedExecutor::~KeyedExecutor() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    work_.SignalAll();
  }
  for (std::thread& thread : threads_) thread.join();
}

void KeyedExecutor::Submit(Job job) {
  absl::MutexLock lock(&mutex_);
  const std::string key = job.key;
  Lane& lane = lanes_[key];
  lane.tenant = job.tenant;
  lane.jobs.push_back(std::move(job));
  ++queued_;
  if (!lane.running && !lane.scheduled) Schedule(key, lane);
}

void KeyedExecutor::Drop(const std::function<bool(const Job&)>& match, absl::Duration wait) {
  absl::MutexLock lock(&mutex_);
  for (auto& [key, lane] : lanes_) {
    // The first job of a running lane is the one being worked on; it leaves by itself.
    const auto begin = lane.jobs.begin() + (lane.running ? 1 : 0);
    const auto end = std::remove_if(begin, lane.jobs.end(), match);
    queued_ -= static_cast<size_t>(std::distance(end, lane.jobs.end()));
    lane.jobs.erase(end, lane.jobs.end());
  }
  const auto busy = [&] {
    return std::any_of(running_.begin(), running_.end(), [&](const auto& entry) { return match(*entry.first); });
  };
  const absl::Time deadline = absl::Now() + wait;
  while (busy() && !done_.WaitWithDeadline(&mutex_, deadline)) {
  }
  done_.SignalAll();
}

bool KeyedExecutor::WaitIdle(absl::Duration wait) {
  absl::MutexLock lock(&mutex_);
  const absl::Time deadline = absl::Now() + wait;
  while (queued_ > 0 && !done_.WaitWithDeadline(&mutex_, deadline)) {
  }
  return queued_ == 0;
}

size_t KeyedExecutor::QueueDepth() const {
  absl::MutexLock lock(&mutex_);
  return queued_;
}

void KeyedExecutor::Schedule(const std::string& key, Lane& lane) {
  std::deque<std::string>& keys = ready_[lane.tenant];
  if (keys.empty()) turns_.push_back(lane.tenant);
  keys.push_back(key);
  lane.scheduled = true;
  work_.Signal();
}

void KeyedExecutor::WakeDelayed(absl::Time now) {
  while (!delayed_.empty() && delayed_.begin()->first <= now) {
    const std::string key = delayed_.begin()->second;
    delayed_.erase(delayed_.begin());
    const auto lane = lanes_.find(key);
    if (lane == lanes_.end()) continue;
    lane->second.scheduled = false;
    if (lane->second.jobs.empty()) {  // dropped while it waited
      lanes_.erase(lane);
    } else {
      Schedule(key, lane->second);
    }
  }
}

std::string KeyedExecutor::NextKey() {
  const std::string tenant = turns_.front();
  turns_.pop_front();
  std::deque<std::string>& keys = ready_[tenant];
  std::string key = keys.front();
  keys.pop_front();
  if (keys.empty()) {
    ready_.erase(tenant);
  } else {
    turns_.push_back(tenant);
  }
  return key;
}

void KeyedExecutor::Work() {
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    WakeDelayed(absl::Now());
    if (turns_.empty()) {
      work_.WaitWithDeadline(&mutex_, delayed_.empty() ? absl::InfiniteFuture() : delayed_.begin()->first);
      continue;
    }
    const std::string key = NextKey();
    // References into the map do not survive the unlocked part; the lane is looked up again below.
    Lane* lane = &lanes_[key];
    lane->scheduled = false;
    if (lane->jobs.empty()) {  // dropped meanwhile
      lanes_.erase(key);
      continue;
    }
    lane->running = true;
    Job job = std::move(lane->jobs.front());
    std::string newer_turn;
    for (size_t i = 1; i < lane->jobs.size(); ++i) {
      const Job& other = lane->jobs[i];
      if (!other.turn.empty() && other.turn != job.turn && other.record.topic == job.record.topic)
        newer_turn = other.turn;
    }
    running_[&job] = true;
    mutex_.Unlock();
    const Verdict verdict = run_(job, newer_turn);
    mutex_.Lock();
    running_.erase(&job);
    lane = &lanes_[key];
    lane->running = false;
    if (verdict.retry) {
      lane->jobs.front() = std::move(job);
      lane->scheduled = true;
      delayed_.emplace(absl::Now() + verdict.delay, key);
      work_.Signal();
    } else {
      lane->jobs.pop_front();
      --queued_;
      if (lane->jobs.empty()) {
        lanes_.erase(key);
      } else {
        Schedule(key, *lane);
      }
    }
    done_.SignalAll();
  }
}

}  // namespace firstline::runtime
