#include "services/dispatcher/runner.h"

#include <algorithm>

#include "common/base/ids.h"
#include "services/dispatcher/wire.h"

namespace firstline::dispatcher {
namespace {

// The longest a thread sleeps although the agenda names a later instant: the wall clock may be set.
constexpr absl::Duration kLongestSleep = absl::Seconds(1);
// Arrivals that wait because too many plans are open are looked at again after this long.
constexpr absl::Duration kFullWait = absl::Seconds(1);

}  // namespace

Runner::Runner(Options options, PlanExecutor& executor, Policies policies, OpenEffects open_effects, const Clock& clock,
               DispatcherMetrics& metrics)
    : options_(options),
      executor_(executor),
      policies_(std::move(policies)),
      open_effects_(std::move(open_effects)),
      clock_(clock),
      metrics_(metrics),
      next_sweep_(clock.Now() + options.sweep_interval) {
  for (int i = 0; i < options_.threads; ++i) threads_.emplace_back([this] { Work(); });
}

Runner::~Runner() { Stop(); }

void Runner::Submit(Arrival arrival) {
  auto run = std::make_shared<PlanRun>();
  run->ticket = std::move(arrival.ticket);
  run->written_at = arrival.written_at;
  run->with_plan = std::move(arrival.with_plan);
  run->finish = std::move(arrival.finish);
  const std::string key = ConversationKey(run->ticket.tenant(), run->ticket.conversation_id());
  absl::MutexLock lock(&mutex_);
  if (stopping_) return;
  std::shared_ptr<Lane>& lane = lanes_[key];
  if (lane == nullptr) {
    lane = std::make_shared<Lane>();
    lane->key = key;
    lane->partition = arrival.partition;
  }
  lane->queue.push_back(std::move(run));
  if (lane->running)
    lane->again = true;
  else
    Schedule(lane, clock_.Now());
}

absl::Status Runner::Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) {
  if (!policies_.ready()) return absl::UnavailableError("the policies are not read yet");
  auto restored = RestoreLanes(partitions, open_effects_, policies_, clock_.Now(), cancelled);
  if (!restored.ok()) return restored.status();
  absl::MutexLock lock(&mutex_);
  if (cancelled()) return absl::CancelledError("the partitions were revoked");
  for (std::shared_ptr<Lane>& lane : *restored) {
    open_plans_ += lane->open;
    if (!lane->queue.empty()) Schedule(lane, clock_.Now());
    lanes_[lane->key] = std::move(lane);
  }
  return absl::OkStatus();
}

void Runner::Revoked(const std::vector<int32_t>& partitions) {
  GiveUp([&](const Lane& lane) {
    return std::find(partitions.begin(), partitions.end(), lane.partition) != partitions.end();
  });
}

void Runner::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  GiveUp([](const Lane&) { return true; });
  work_.SignalAll();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Runner::GiveUp(const std::function<bool(const Lane&)>& match) {
  const absl::Time deadline = absl::Now() + options_.revoke_wait;
  absl::MutexLock lock(&mutex_);
  std::vector<std::shared_ptr<Lane>> given_up;
  for (const auto& [key, lane] : lanes_) {
    if (match(*lane)) given_up.push_back(lane);
  }
  for (const auto& lane : given_up) lane->leaving = true;
  for (const auto& lane : given_up) {
    while (lane->running && !done_.WaitWithDeadline(&mutex_, deadline)) {
    }
    lane->lost = true;
    ChangeOpenPlans(*lane, -lane->open);
    lanes_.erase(lane->key);
  }
  std::erase_if(agenda_, [](const auto& entry) { return entry.second->lost; });
}

void Runner::Wake() {
  absl::MutexLock lock(&mutex_);
  work_.SignalAll();
}

size_t Runner::OpenPlans() const {
  absl::MutexLock lock(&mutex_);
  return static_cast<size_t>(open_plans_);
}

void Runner::ChangeOpenPlans(Lane& lane, int64_t by) {
  lane.open += by;
  open_plans_ += by;
  metrics_.OpenPlans(static_cast<size_t>(open_plans_));
}

void Runner::Schedule(std::shared_ptr<Lane> lane, absl::Time at) {
  lane->wake = next_number_++;
  agenda_.emplace(Due(at, lane->wake), std::move(lane));
  work_.Signal();
}

void Runner::Work() {
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    const absl::Time now = clock_.Now();
    if (now >= next_sweep_) Sweep(now);
    if (agenda_.empty() || agenda_.begin()->first.first > now) {
      const absl::Duration until = agenda_.empty() ? kLongestSleep : agenda_.begin()->first.first - now;
      work_.WaitWithTimeout(&mutex_, std::min(until, kLongestSleep));
      continue;
    }
    const auto [due, lane] = *agenda_.begin();
    agenda_.erase(agenda_.begin());
    // Void entries: the lane was scheduled anew, runs, or is given up.
    if (lane->wake != due.second || lane->running || lane->leaving) continue;
    lane->running = true;
    lane->again = false;
    mutex_.Unlock();
    const std::optional<absl::Time> next = RunLane(*lane);
    mutex_.Lock();
    lane->running = false;
    done_.SignalAll();
    if (lane->leaving) continue;
    if (lane->again)
      Schedule(lane, clock_.Now());
    else if (next.has_value())
      Schedule(lane, *next);
  }
}

PlanExecutor::Surroundings Runner::Around(Lane& lane, const PlanRun* run) {
  PlanExecutor::Surroundings around;
  around.newer_turn = [this, &lane, run] {
    if (run == nullptr || run->plan.turn_number == 0) return false;
    absl::MutexLock lock(&mutex_);
    return std::any_of(lane.queue.begin(), lane.queue.end(), [run](const std::shared_ptr<PlanRun>& other) {
      return other->ticket.turn().number() > run->plan.turn_number;
    });
  };
  around.leaving = [this, &lane] {
    absl::MutexLock lock(&mutex_);
    return lane.leaving;
  };
  around.lost = [this, &lane] {
    absl::MutexLock lock(&mutex_);
    return lane.lost;
  };
  return around;
}

std::optional<absl::Time> Runner::RunLane(Lane& lane) {
  while (TakeIn(lane)) {
    std::shared_ptr<PlanRun> front;
    {
      absl::MutexLock lock(&mutex_);
      if (lane.queue.empty()) return std::nullopt;
      front = lane.queue.front();
    }
    TurnRecord* const turn = lane.Find(front->plan.turn_id);
    const std::optional<absl::Time> next = executor_.Advance(*front, lane, *turn, Around(lane, front.get()));
    if (next.has_value()) {
      absl::MutexLock lock(&mutex_);
      const bool all_recorded = std::all_of(lane.queue.begin(), lane.queue.end(),
                                            [](const std::shared_ptr<PlanRun>& run) { return run->recorded; });
      return all_recorded ? *next : std::min(*next, clock_.Now() + kFullWait);
    }
    if (!turn->ledger.Ended()) return std::nullopt;  // the partition is given up
    Finish(lane, front);
  }
  return std::nullopt;
}

bool Runner::TakeIn(Lane& lane) {
  const PlanExecutor::Surroundings around = Around(lane, nullptr);
  while (!around.leaving()) {
    std::shared_ptr<PlanRun> next;
    {
      absl::MutexLock lock(&mutex_);
      const auto found = std::find_if(lane.queue.begin(), lane.queue.end(),
                                      [](const std::shared_ptr<PlanRun>& run) { return !run->recorded; });
      if (found == lane.queue.end()) return true;
      // The first of a conversation is always taken in, so that everything moves on.
      const bool full = static_cast<size_t>(open_plans_) >= options_.open_plans_max;
      if (full && found != lane.queue.begin()) return true;
      next = *found;
    }
    const v1::Ticket& ticket = next->ticket;
    next->plan = PlanOf(ticket, policies_.For(ticket).get(), next->written_at);
    if (const TurnRecord* const known = lane.Find(ticket.turn_id()); known != nullptr) {
      // The first plan won. What ended is told again, in case that record is what got lost.
      metrics_.Repeated();
      if (known->ledger.Ended()) executor_.Repeat(*next, lane, *known, around);
      if (around.lost()) return false;
      Finish(lane, next);
      if (next->finish) next->finish();
      continue;
    }
    if (!executor_.Record(*next, lane, around)) return false;
    {
      absl::MutexLock lock(&mutex_);
      if (lane.lost) return false;
      ChangeOpenPlans(lane, 1);
    }
    if (next->finish) next->finish();
  }
  return false;
}

void Runner::Finish(Lane& lane, const std::shared_ptr<PlanRun>& run) {
  absl::MutexLock lock(&mutex_);
  if (lane.lost) return;  // counted out when it was given up
  if (run->recorded) ChangeOpenPlans(lane, -1);
  std::erase(lane.queue, run);
}

void Runner::Sweep(absl::Time now) {
  next_sweep_ = now + options_.sweep_interval;
  for (auto it = lanes_.begin(); it != lanes_.end();) {
    Lane& lane = *it->second;
    if (!lane.running) {
      std::erase_if(lane.turns, [now](const TurnRecord& turn) {
        return turn.ledger.Ended() && turn.ledger.ended_at() < now - kPlanLife;
      });
    }
    const bool forgotten = !lane.running && lane.queue.empty() && lane.turns.empty();
    if (forgotten)
      lanes_.erase(it++);
    else
      ++it;
  }
}

}  // namespace firstline::dispatcher
