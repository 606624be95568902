#pragma once

#include <optional>

#include "absl/time/time.h"
#include "common/chat_model/chat_response.h"

namespace firstline::chat_model {

// The rules of the vendors' own SDK, with its defaults.
struct RetryRules {
  int retries_max = 2;
  absl::Duration first_delay = absl::Milliseconds(500);  // doubles
  absl::Duration delay_max = absl::Seconds(8);
  absl::Duration wait_max = absl::Minutes(2);  // told to wait longer: give up at once
};

// How long to wait before asking again, or nothing when there is no point: the failure is final, the retries are used
// up, or the server asks for too much patience. `retries` were made already; `jitter` in [0, 1) takes up to a quarter
// off the delay. A wait the server asked for is kept to exactly.
std::optional<absl::Duration> DelayBeforeRetry(const Failure& failure, int retries, double jitter,
                                               const RetryRules& rules = {});

}  // namespace firstline::chat_model
