#include "services/ingest/api/crew.h"

#include <utility>

namespace firstline::ingest {

Crew::Crew(size_t waiting_max) : waiting_max_(waiting_max), thread_([this] { Work(); }) {}

Crew::~Crew() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

bool Crew::Run(std::function<void()> call) {
  absl::MutexLock lock(&mutex_);
  if (waiting_.size() >= waiting_max_) return false;
  waiting_.push_back(std::move(call));
  return true;
}

void Crew::Work() {
  const auto wanted = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return stopping_ || !waiting_.empty(); };
  while (true) {
    std::function<void()> call;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(&wanted));
      if (stopping_) return;
      call = std::move(waiting_.front());
      waiting_.pop_front();
    }
    call();
  }
}

}  // namespace firstline::ingest
