#pragma once

#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/policy/policy.h"
#include "common/redis/token_bucket.h"
#include "common/telemetry/log.h"
#include "services/dispatcher/adapters/helpdesk.h"
#include "services/dispatcher/core/pacing.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/metrics.h"

namespace firstline::dispatcher {

// The helpdesk accounts calls go to: found by policy, paced by quota, held back by what they answer. Thread-safe.
class Accounts {
 public:
  struct Options {
    // Calls a minute of every account; 0: what the account says (Helpdesk::updates_per_minute).
    int updates_per_minute = 0;
    double reserve = 0.2;  // share of the quota, in [0, 1), that is left to people
    // After a refusal of our credentials nothing is tried for this long; then they are read again.
    absl::Duration pause = absl::Seconds(60);
  };

  // Everything outlives the object.
  Accounts(Options options, Helpdesks& helpdesks, redis::TokenBucket& bucket, const Clock& clock,
           const telemetry::Log& log, DispatcherMetrics& metrics);

  // As Helpdesks::Find; a failure pauses the account.
  absl::StatusOr<std::shared_ptr<Helpdesk>> Find(const policy::Policy& policy, const Plan& plan);

  // Before this instant no call goes to the plan's account.
  absl::Time FreeAt(const Plan& plan) const;

  // Takes one update out of the quota of the plan's account, which is `helpdesk`, and returns zero, or returns how long
  // until there is one.
  absl::Duration TakeUpdate(const Plan& plan, const Helpdesk& helpdesk);

  // What a call or read of the account came to: its code ("" for success) and the wait the helpdesk asked for.
  void Report(const Plan& plan, absl::string_view code, absl::Duration retry_after);

 private:
  void Pause(const Plan& plan, absl::string_view why);
  void ReportPaused() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  Helpdesks& helpdesks_;
  redis::TokenBucket& bucket_;
  const Clock& clock_;
  const telemetry::Log& log_;
  DispatcherMetrics& metrics_;
  mutable absl::Mutex mutex_;
  std::map<std::string, Gate> gates_ ABSL_GUARDED_BY(mutex_);  // by tenant/helpdesk; as many as the policies name
};

}  // namespace firstline::dispatcher
