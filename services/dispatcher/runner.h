#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "firstline/v1/ticket.pb.h"
#include "services/dispatcher/lane.h"
#include "services/dispatcher/metrics.h"
#include "services/dispatcher/plan_executor.h"
#include "services/dispatcher/restore.h"

namespace firstline::dispatcher {

// A decided ticket as it came in.
struct Arrival {
  v1::Ticket ticket;
  int32_t partition = 0;
  absl::Time written_at;
  std::vector<kafka::OutRecord> with_plan;  // see PlanRun
  std::function<void()> finish;             // see PlanRun
};

// Runs plans: those of one conversation one at a time in log order, those of different conversations at once on a few
// threads. A plan that waits (quiet time, back-off, rate limits, a helpdesk that is down) holds no thread. A newer turn
// that arrives behind a waiting one wakes it, so that it can end superseded. Thread-safe.
//
// Bounds: `threads` calls at a time; at most `open_plans_max` plans are on record and not ended, beyond that arrivals
// wait unrecorded, which the stage runtime bounds (StageOptions::deferred_per_partition).
class Runner {
 public:
  struct Options {
    int threads = 8;
    size_t open_plans_max = 10'000;  // a ticket is about 20 KiB: 200 MB
    absl::Duration revoke_wait = absl::Seconds(10);
    absl::Duration sweep_interval = absl::Minutes(10);  // what is older than kPlanLife is forgotten then
  };

  // Everything outlives the runner. The threads start at once.
  Runner(Options options, PlanExecutor& executor, Policies policies, OpenEffects open_effects, const Clock& clock,
         DispatcherMetrics& metrics);
  ~Runner();  // as Stop

  // Never blocks.
  void Submit(Arrival arrival);

  // Rebuilds the conversations of partitions just assigned and resumes their open plans. Unavailable until the policies
  // are known.
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled);

  // Gives the partitions up: begins nothing new, lets calls finish for at most revoke_wait, then writes nothing more.
  void Revoked(const std::vector<int32_t>& partitions);

  // Gives everything up and ends the threads. Idempotent.
  void Stop();

  // Looks at the clock again; for clocks that jump.
  void Wake();

  size_t OpenPlans() const;

 private:
  using Due = std::pair<absl::Time, int64_t>;  // when, and a number that tells entries apart

  void Work();
  // Carries the lane on as far as possible; when to do so again, or nullopt when there is nothing more to do.
  std::optional<absl::Time> RunLane(Lane& lane);
  // Records what arrived and drops what is known already. False: the partition is given up.
  bool TakeIn(Lane& lane);
  void Finish(Lane& lane, const std::shared_ptr<PlanRun>& run);
  PlanExecutor::Surroundings Around(Lane& lane, const PlanRun* run);
  void Schedule(std::shared_ptr<Lane> lane, absl::Time at) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void GiveUp(const std::function<bool(const Lane&)>& match);
  void Sweep(absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void ChangeOpenPlans(Lane& lane, int64_t by) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const Options options_;
  PlanExecutor& executor_;
  const Policies policies_;
  const OpenEffects open_effects_;
  const Clock& clock_;
  DispatcherMetrics& metrics_;

  mutable absl::Mutex mutex_;
  absl::CondVar work_;  // the agenda changed, or stopping
  absl::CondVar done_;  // a lane stopped running
  absl::flat_hash_map<std::string, std::shared_ptr<Lane>> lanes_ ABSL_GUARDED_BY(mutex_);
  std::map<Due, std::shared_ptr<Lane>> agenda_ ABSL_GUARDED_BY(mutex_);
  int64_t next_number_ ABSL_GUARDED_BY(mutex_) = 1;
  int64_t open_plans_ ABSL_GUARDED_BY(mutex_) = 0;
  absl::Time next_sweep_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::vector<std::thread> threads_;
};

}  // namespace firstline::dispatcher
