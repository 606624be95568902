#pragma once

// Sends webhooks like the vendor does (helpdesks.md 1.4): in the background, in no promised order, again after 409 and
// time-outs.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/http/client.h"
#include "simulators/zendesk/breaker.h"
#include "simulators/zendesk/mischief.h"

namespace firstline::sim::zendesk {

// A webhook as it was first sent; sending it again keeps body and ids.
struct Delivery {
  int64_t ticket_id = 0;
  std::string invocation_id, webhook_id, account_id;
  std::string body;
};

struct DeliveryOptions {
  int threads = 8;
  size_t waiting_max = 100'000;                   // beyond, a delivery is omitted, which the vendor does too
  absl::Duration timeout = absl::Seconds(12);     // [2] 1.4
  int retries_after_409 = 3;                      // [D] 1.4
  int retries_after_timeout = 5;                  // [2] 1.4
  bool unreachable_is_timeout = true;             // [M] a refused connection is tried again like a time-out
  int retries_when_asked = 3;                     // [2] 429 and 503 with a Retry-After below a minute; the count is [M]
  absl::Duration retry_delay = absl::Seconds(1);  // [M]
  Breaker::Limits breaker;
};

// What to do after an attempt. `retries_*` are those left.
struct Retry {
  bool again = false;
  absl::Duration after;
};
struct RetriesLeft {
  int after_409, after_timeout, when_asked;
};
// Pure. `response` is an error when none came.
Retry AfterAttempt(const absl::StatusOr<http::HttpResponse>& response, const DeliveryOptions& options, absl::Time now,
                   RetriesLeft* left);

class Deliverer {
 public:
  // Told of every attempt, from a delivery thread: the HTTP status, 0 for no answer, -1 for one the breaker held back.
  using OnAttempt = std::function<void(const Delivery& delivery, int status)>;

  Deliverer(std::string secret, const DeliveryOptions& options, OnAttempt on_attempt);
  ~Deliverer();  // gives up what is waiting; returns within the time of one request

  // Where to; deliveries wait until there is one.
  void SetTarget(const std::string& url);
  void SetMischief(const Mischief& mischief);
  void Enqueue(const Delivery& delivery);
  // Deliveries waiting or under way.
  size_t Open() const;

 private:
  struct Job {
    Delivery delivery;
    RetriesLeft left;
  };
  using SteadyTime = std::chrono::steady_clock::time_point;

  void Work();
  void Attempt(Job job, const std::string& target);
  void Push(Job job, absl::Duration after);

  const std::string secret_;
  const DeliveryOptions options_;
  const OnAttempt on_attempt_;
  http::Client client_;
  // std::mutex: ThreadSanitizer cannot look into the distribution's prebuilt Abseil.
  mutable std::mutex mutex_;  // guards what follows
  std::condition_variable changed_;
  std::string target_;
  Mischief mischief_;
  Breaker breaker_;
  std::multimap<SteadyTime, Job> waiting_;
  size_t under_way_ = 0;
  int64_t count_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline::sim::zendesk
