#pragma once

// How the vendor sends webhooks (helpdesks.md 1.1, 1.4): signed, and again after 409 and time-outs.

#include <string>

#include "absl/time/time.h"
#include "simulators/desk/deliver.h"
#include "simulators/zendesk/breaker.h"

namespace firstline::sim::zendesk {

struct DeliveryOptions : desk::DelivererOptions {
  absl::Duration timeout = absl::Seconds(12);     // [2] 1.4
  int retries_after_409 = 3;                      // [D] 1.4
  int retries_after_timeout = 5;                  // [2] 1.4
  bool unreachable_is_timeout = true;             // [M] a refused connection is tried again like a time-out
  int retries_when_asked = 3;                     // [2] 429 and 503 with a Retry-After below a minute; the count is [M]
  absl::Duration retry_delay = absl::Seconds(1);  // [M]
  Breaker::Limits breaker;
};

struct RetriesLeft {
  int after_409, after_timeout, when_asked;
};
// Pure. `answered` is an error when no answer came.
desk::Retry AfterAttempt(const desk::Answered& answered, const DeliveryOptions& options, absl::Time now,
                         RetriesLeft* left);

// `Delivery::webhook` is the webhook's id, `Delivery::id` the invocation's.
desk::Postman MakePostman(const std::string& secret, int64_t account_id, const DeliveryOptions& options);

}  // namespace firstline::sim::zendesk
