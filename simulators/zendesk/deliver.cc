#include "simulators/zendesk/deliver.h"

#include <utility>

#include "absl/time/clock.h"
#include "common/http/retry_after.h"
#include "simulators/zendesk/chance.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/signature.h"

namespace firstline::sim::zendesk {
namespace {

constexpr absl::Duration kRetryAfterBelow = absl::Minutes(1);  // [2] 1.4

http::HttpRequest RequestOf(const Delivery& delivery, const std::string& target, const std::string& secret,
                            absl::Duration timeout) {
  const std::string timestamp = Stamp(absl::Now());
  return {.method = "POST",
          .url = target,
          .headers = {{"Content-Type", "application/json"},
                      {"User-Agent", "Zendesk Webhook"},
                      {"X-Zendesk-Account-Id", delivery.account_id},
                      {"X-Zendesk-Webhook-Id", delivery.webhook_id},
                      {"X-Zendesk-Webhook-Invocation-Id", delivery.invocation_id},
                      {"X-Zendesk-Webhook-Signature", Sign(secret, timestamp, delivery.body)},
                      {"X-Zendesk-Webhook-Signature-Timestamp", timestamp}},
          .body = delivery.body,
          .connect_timeout = timeout,
          .total_timeout = timeout};
}

}  // namespace

Retry AfterAttempt(const absl::StatusOr<http::HttpResponse>& response, const DeliveryOptions& options, absl::Time now,
                   RetriesLeft* left) {
  if (!response.ok()) {
    const bool timeout = absl::IsDeadlineExceeded(response.status()) || options.unreachable_is_timeout;
    return {timeout && left->after_timeout-- > 0, options.retry_delay};
  }
  if (response->status == 409) return {left->after_409-- > 0, options.retry_delay};
  if (response->status != 429 && response->status != 503) return {};
  const auto wait = http::ParseRetryAfter(response->headers.Get("Retry-After"), now);
  if (!wait || *wait >= kRetryAfterBelow) return {};
  return {left->when_asked-- > 0, *wait};
}

Deliverer::Deliverer(std::string secret, const DeliveryOptions& options, OnAttempt on_attempt)
    : secret_(std::move(secret)),
      options_(options),
      on_attempt_(std::move(on_attempt)),
      client_(http::ClientOptions{}),
      breaker_(options.breaker) {
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
  target_ = url;
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
  const RetriesLeft left = {options_.retries_after_409, options_.retries_after_timeout, options_.retries_when_asked};
  Push({delivery, left}, mischief.shuffle * Draw("shuffle", count));
  if (mischief.Duplicates(count)) Push({delivery, left}, mischief.shuffle * Draw("shuffle again", count));
}

size_t Deliverer::Open() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return waiting_.size() + under_way_;
}

void Deliverer::Work() {
  std::unique_lock<std::mutex> lock(mutex_);
  while (!stopping_) {
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

void Deliverer::Attempt(Job job, const std::string& target) {
  bool allowed = false;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    allowed = breaker_.Allows(absl::Now());
  }
  if (!allowed) return on_attempt_(job.delivery, -1);
  const auto response = client_.Send(RequestOf(job.delivery, target, secret_, options_.timeout));
  if (absl::IsCancelled(response.status())) return;
  const absl::Time now = absl::Now();
  {
    std::lock_guard<std::mutex> lock(mutex_);
    breaker_.Record(response.ok() && response->status >= 200 && response->status < 300, now);
  }
  on_attempt_(job.delivery, response.ok() ? response->status : 0);
  const Retry retry = AfterAttempt(response, options_, now, &job.left);
  if (retry.again) Push(std::move(job), retry.after);
}

}  // namespace firstline::sim::zendesk
