#pragma once

// A dispatcher with everything around it in memory and a clock that only the test moves.

#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "services/dispatcher/accounts.h"
#include "services/dispatcher/plan_executor.h"
#include "services/dispatcher/runner.h"
#include "services/dispatcher/testing/fake_helpdesk.h"
#include "services/dispatcher/testing/fake_log.h"

namespace firstline::dispatcher {

// Thread-safe. Sleep returns soon and moves nothing: only the test does.
class TestClock : public Clock {
 public:
  explicit TestClock(absl::Time now) : now_(now) {}
  absl::Time Now() const override {
    absl::MutexLock lock(&mutex_);
    return now_;
  }
  void Sleep(absl::Duration) const override { absl::SleepFor(absl::Microseconds(200)); }
  void Advance(absl::Duration duration) {
    absl::MutexLock lock(&mutex_);
    now_ += duration;
  }

 private:
  mutable absl::Mutex mutex_;
  absl::Time now_ ABSL_GUARDED_BY(mutex_);
};

struct World {
  World();
  ~World();

  // A decided answer to message `anchor` of ticket `ticket_id`, in the given mode.
  v1::Ticket Answer(const std::string& ticket_id, const std::string& anchor, int number = 1,
                    v1::Mode mode = v1::MODE_AUTO) const;
  v1::Ticket HandOff(const std::string& ticket_id, const std::string& anchor, int number = 1) const;

  // Hands it to the dispatcher as if read from partition 7; counts what was finished.
  void Submit(v1::Ticket ticket);

  // A new dispatcher over the same log, after Crash or at first.
  void Start();
  // The dispatcher is gone; nothing it still does has any effect on the log.
  void Crash();
  // Restores partition 7, as after an assignment.
  absl::Status Restore();

  // Moves the clock step by step until `condition` holds; false if it does not within `most`
  // virtual time or 2 min of real time.
  bool RunUntil(const std::function<bool()>& condition, absl::Duration most = absl::Hours(26));
  // Until the turn ended; its outcome.
  v1::Outcome Outcome(const v1::Ticket& ticket);

  static constexpr int32_t kPartition = 7;

  TestClock clock;
  FakeLog log;
  std::shared_ptr<FakeHelpdesk> helpdesk = std::make_shared<FakeHelpdesk>();
  FakeHelpdesks helpdesks{helpdesk};
  telemetry::Log telemetry_log{"test", telemetry::Level::kError};
  telemetry::Metrics metrics;
  DispatcherMetrics dispatcher_metrics{metrics};
  redis::TokenBucket bucket{nullptr, clock};
  RetryLimits limits;
  Runner::Options options{.threads = 2, .revoke_wait = absl::Milliseconds(500)};
  Accounts::Options account_options{.updates_per_minute = 600'000, .reserve = 0};
  absl::Duration step = absl::Milliseconds(250);  // of RunUntil
  std::atomic<int> finished = 0;

  // The policy in force; null: unknown tenant.
  void SetPolicy(std::shared_ptr<const policy::Policy> policy);
  std::shared_ptr<policy::Policy> MakePolicy(policy::Mode default_mode) const;
  Policies PolicySource();
  bool policies_ready = true;

  std::unique_ptr<Accounts> accounts;
  std::unique_ptr<PlanExecutor> executor;
  std::unique_ptr<Runner> runner;

 private:
  absl::Mutex mutex_;
  std::shared_ptr<const policy::Policy> policy_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::dispatcher
