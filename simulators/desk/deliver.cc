#include "simulators/desk/deliver.h"

#include <utility>

#include "absl/time/clock.h"
#include "simulators/desk/chance.h"

namespace firstline::sim::desk {

Deliverer::Deliverer(Postman postman, const DelivererOptions& options, OnAttempt on_attempt)
    : postman_(std::move(postman)),
      options_(options),
      on_attempt_(std::move(on_attempt)),
      client_(http::ClientOptions{}) {
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { Work(); });
}

Deliverer::~Deliverer() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
    changed_.notify_all();
  }
  client_.Shutdown();
  for (std::thread& thread : threads_) thread.join();
}

void Deliverer::SetTarget(const std::string& url) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (postman_.gate) postman_.gate->Reset();
  target_ = postman_.probes ? "" : url;
  candidate_ = postman_.probes ? url : "";
  changed_.notify_all();
}

void Deliverer::SetMischief(const Mischief& mischief) {
  std::lock_guard<std::mutex> lock(mutex_);
  mischief_ = mischief;
}

void Deliverer::Push(Job job, absl::Duration after) {
  const auto due = std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(after);
  std::lock_guard<std::mutex> lock(mutex_);
  if (waiting_.size() >= options_.waiting_max) return;
  waiting_.emplace(due, std::move(job));
  changed_.notify_one();
}

void Deliverer::Enqueue(const Delivery& delivery) {
  Mischief mischief;
  int64_t count = 0;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    mischief = mischief_;
    count = ++count_;
  }
  if (mischief.Drops(count)) return;
  Push({delivery, postman_.retries()}, mischief.shuffle * Draw("shuffle", count));
  if (mischief.Duplicates(count)) Push({delivery, postman_.retries()}, mischief.shuffle * Draw("shuffle again", count));
}

size_t Deliverer::Open() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return waiting_.size() + under_way_;
}

std::string Deliverer::target() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return target_;
}

void Deliverer::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopping_) {
    if (!candidate_.empty()) {
      const std::string candidate = std::exchange(candidate_, "");
      lock.unlock();
      Probe(candidate);
      lock.lock();
      continue;
    }
    const auto now = std::chrono::steady_clock::now();
    if (target_.empty() || waiting_.empty() || waiting_.begin()->first > now) {
      // A bounded wait: ThreadSanitizer sees wait_until but not libstdc++'s own wait.
      const bool idle = target_.empty() || waiting_.empty();
      changed_.wait_until(lock, idle ? now + std::chrono::seconds(1) : waiting_.begin()->first);
      continue;
    }
    Job job = std::move(waiting_.extract(waiting_.begin()).mapped());
    const std::string target = target_;
    ++under_way_;
    lock.unlock();
    Attempt(std::move(job), target);
    lock.lock();
    --under_way_;
  }
}

void Deliverer::Probe(const std::string& candidate) {
  const Answered answer = client_.Send({.method = "HEAD",
                                        .url = candidate,
                                        .connect_timeout = postman_.probe_timeout,
                                        .total_timeout = postman_.probe_timeout});
  if (absl::IsCancelled(answer.status())) return;
  on_attempt_({.webhook = "probe"}, answer.ok() ? answer->status : 0);
  if (!answer.ok() || answer->status != 200) return;
  std::lock_guard<std::mutex> lock(mutex_);
  if (candidate_.empty()) target_ = candidate;  // else it was set again meanwhile
  changed_.notify_all();
}

void Deliverer::Attempt(Job job, const std::string& target) {
  bool allowed = true;
  if (postman_.gate) {
    std::lock_guard<std::mutex> lock(mutex_);
    allowed = postman_.gate->Allows(absl::Now());
  }
  if (!allowed) return on_attempt_(job.delivery, -1);
  const Answered answer = client_.Send(postman_.request(job.delivery, target, absl::Now()));
  if (absl::IsCancelled(answer.status())) return;
  const absl::Time now = absl::Now();
  if (postman_.gate) {
    std::lock_guard<std::mutex> lock(mutex_);
    postman_.gate->Record(answer, now);
  }
  on_attempt_(job.delivery, answer.ok() ? answer->status : 0);
  const Retry retry = job.retries(answer, now);
  if (retry.again) Push(std::move(job), retry.after);
}

}  // namespace firstline::sim::desk
