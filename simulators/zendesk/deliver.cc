#include "simulators/zendesk/deliver.h"

#include <utility>

#include "absl/time/clock.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/webhook.h"

namespace firstline::sim::zendesk {

Deliverer::Deliverer(std::string secret, DeliveryOptions options) : secret_(std::move(secret)), options_(options), client_(http::ClientOptions{}) {
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { Work(); });
}

Deliverer::~Deliverer() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

void Deliverer::SetTarget(const std::string& url) {
  absl::MutexLock lock(&mutex_);
  target_ = url;
}

void Deliverer::SetMischief(int duplicate_every, int drop_every) {
  absl::MutexLock lock(&mutex_);
  duplicate_every_ = duplicate_every;
  drop_every_ = drop_every;
}

void Deliverer::Enqueue(Delivery delivery) {
  absl::MutexLock lock(&mutex_);
  ++count_;
  if (drop_every_ > 0 && count_ % drop_every_ == 0) return;
  if (duplicate_every_ > 0 && count_ % duplicate_every_ == 0) queue_.push_back(delivery);
  queue_.push_back(std::move(delivery));
}

size_t Deliverer::Open() const {
  absl::MutexLock lock(&mutex_);
  return queue_.size() + under_way_;
}

void Deliverer::Work() {
  while (true) {
    Delivery delivery;
    std::string target;
    {
      absl::MutexLock lock(&mutex_);
      const auto due = [this]() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
        return stopping_ || (!queue_.empty() && !target_.empty());
      };
      mutex_.Await(absl::Condition(&due));
      if (stopping_) return;
      delivery = std::move(queue_.front());
      queue_.pop_front();
      target = target_;
      ++under_way_;
    }
    Send(delivery, target);
    absl::MutexLock lock(&mutex_);
    --under_way_;
  }
}

void Deliverer::Send(const Delivery& delivery, const std::string& target) {
  int retries_409 = options_.retries_after_409;
  int retries_timeout = options_.retries_after_timeout;
  while (true) {
    const std::string timestamp = Stamp(absl::Now());
    http::HttpRequest request;
    request.method = "POST";
    request.url = target;
    request.body = delivery.body;
    request.total_timeout = options_.timeout;
    request.headers.Set("Content-Type", "application/json");
    request.headers.Set("X-Zendesk-Account-Id", delivery.account_id);
    request.headers.Set("X-Zendesk-Webhook-Id", delivery.webhook_id);
    request.headers.Set("X-Zendesk-Webhook-Invocation-Id", delivery.invocation_id);
    request.headers.Set("X-Zendesk-Webhook-Signature", Sign(secret_, timestamp, delivery.body));
    request.headers.Set("X-Zendesk-Webhook-Signature-Timestamp", timestamp);
    const auto response = client_.Send(request);
    const bool again = response.ok() ? response->status == 409 && retries_409-- > 0 : retries_timeout-- > 0;
    if (!again) return;
    for (absl::Duration waited; waited < options_.retry_delay; waited += absl::Milliseconds(50)) {
      absl::SleepFor(absl::Milliseconds(50));
      absl::MutexLock lock(&mutex_);
      if (stopping_) return;
    }
  }
}

}  // namespace firstline::sim::zendesk
