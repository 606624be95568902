#include "common/chat_model/retry.h"

#include <algorithm>
#include <cmath>

namespace firstline::chat_model {
namespace {

constexpr double kJitterShare = 0.25;

bool MayPass(const Failure& failure) {
  if (failure.retry_hint.has_value()) return *failure.retry_hint;
  switch (failure.kind) {
    case FailureKind::kRateLimited:
    case FailureKind::kServer:
    case FailureKind::kTimeout:
    case FailureKind::kNetwork: return true;
    default: return false;
  }
}

}  // namespace

std::optional<absl::Duration> DelayBeforeRetry(const Failure& failure, int retries, double jitter,
                                               const RetryRules& rules) {
  if (retries >= rules.retries_max || !MayPass(failure)) return std::nullopt;
  if (failure.wait.has_value()) {
    return *failure.wait <= rules.wait_max ? failure.wait : std::nullopt;
  }
  const absl::Duration delay = std::min(rules.first_delay * std::pow(2.0, retries), rules.delay_max);
  return delay * (1 - kJitterShare * jitter);
}

}  // namespace firstline::chat_model
