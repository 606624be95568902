#include "common/runtime/consumer_watch.h"

#include <utility>

namespace firstline::runtime {

ConsumerWatch::ConsumerWatch(ConsumerCheck check) : check_(std::move(check)), thread_([this] { Work(); }) {}

ConsumerWatch::~ConsumerWatch() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void ConsumerWatch::Show(ConsumerCheck::View view) {
  absl::MutexLock lock(&mutex_);
  next_ = std::move(view);
}

void ConsumerWatch::Rebuilt() {
  absl::MutexLock lock(&mutex_);
  rebuilt_ = true;
  next_.reset();
  verdict_ = ProgressJudge::Verdict::kFine;
}

void ConsumerWatch::Work() {
  const auto called = [this]()
                          ABSL_SHARED_LOCKS_REQUIRED(mutex_) { return stopping_ || rebuilt_ || next_.has_value(); };
  while (true) {
    std::optional<ConsumerCheck::View> view;
    bool rebuilt = false;
    {
      absl::MutexLock lock(&mutex_);
      mutex_.Await(absl::Condition(&called));
      if (stopping_) return;
      view.swap(next_);
      std::swap(rebuilt, rebuilt_);
    }
    if (rebuilt) check_.Rebuilt();
    if (!view.has_value()) continue;
    const ProgressJudge::Verdict verdict = check_.Look(*view);
    absl::MutexLock lock(&mutex_);
    if (!rebuilt_) verdict_ = verdict;  // else it is about the consumer before
  }
}

}  // namespace firstline::runtime
