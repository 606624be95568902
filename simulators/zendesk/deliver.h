#pragma once

// Sends webhooks like the vendor does (helpdesks.md 1.4): in the background, in no order, again after 409 and time-outs.

#include <deque>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "common/base/clock.h"
#include "common/http/client.h"

namespace firstline::sim::zendesk {

// A webhook as it was first sent; sending it again keeps body and ids.
struct Delivery {
  int64_t ticket_id = 0;
  std::string external_id;
  std::string invocation_id, webhook_id, account_id;
  std::string body;
};

struct DeliveryOptions {
  int threads = 4;
  absl::Duration timeout = absl::Seconds(12);      // [2] 1.4
  int retries_after_409 = 3;                       // [D] 1.4
  int retries_after_timeout = 5;                   // [2] 1.4
  absl::Duration retry_delay = absl::Seconds(1);   // not documented
};

class Deliverer {
 public:
  Deliverer(std::string secret, DeliveryOptions options);
  ~Deliverer();

  // Where to; deliveries wait until there is one.
  void SetTarget(const std::string& url);
  void Enqueue(Delivery delivery);
  // Every `duplicate`-th delivery is sent twice and every `drop`-th not at all; 0: never.
  void SetMischief(int duplicate_every, int drop_every);
  // Deliveries queued or under way.
  size_t Open() const;

 private:
  void Work();
  void Send(const Delivery& delivery, const std::string& target);

  const std::string secret_;
  const DeliveryOptions options_;
  http::Client client_;
  mutable absl::Mutex mutex_;
  std::string target_ ABSL_GUARDED_BY(mutex_);
  std::deque<Delivery> queue_ ABSL_GUARDED_BY(mutex_);  // bounded by what the account's users do
  size_t under_way_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t count_ ABSL_GUARDED_BY(mutex_) = 0;
  int duplicate_every_ ABSL_GUARDED_BY(mutex_) = 0;
  int drop_every_ ABSL_GUARDED_BY(mutex_) = 0;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline::sim::zendesk
