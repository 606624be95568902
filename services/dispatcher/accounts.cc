#include "services/dispatcher/accounts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace firstline::dispatcher {
namespace {

std::string KeyOf(const Plan& plan) { return absl::StrCat(plan.tenant, "/", plan.helpdesk); }

redis::BucketRate BucketRateOf(const Quota& quota) {
  const Rate rate = RateOf(quota);
  // Even a reserve of everything lets one call through in ten minutes, so that every turn ends.
  return {.capacity = rate.capacity, .per_second = std::max(rate.per_second, 1.0 / 600)};
}

}  // namespace

Accounts::Accounts(Options options, Helpdesks& helpdesks, redis::TokenBucket& bucket, const Clock& clock,
                   const telemetry::Log& log, DispatcherMetrics& metrics)
    : options_(options), helpdesks_(helpdesks), bucket_(bucket), clock_(clock), log_(log), metrics_(metrics) {}

absl::StatusOr<std::shared_ptr<Helpdesk>> Accounts::Find(const policy::Policy& policy, const Plan& plan) {
  absl::StatusOr<std::shared_ptr<Helpdesk>> found = helpdesks_.Find(policy, plan.helpdesk);
  if (!found.ok() && FreeAt(plan) <= clock_.Now()) Pause(plan, absl::StatusCodeToString(found.status().code()));
  return found;
}

absl::Time Accounts::FreeAt(const Plan& plan) const {
  absl::MutexLock lock(&mutex_);
  const auto found = gates_.find(KeyOf(plan));
  return found == gates_.end() ? absl::InfinitePast() : found->second.free_at();
}

absl::Duration Accounts::TakeUpdate(const Plan& plan, const Helpdesk& helpdesk) {
  const int updates = options_.updates_per_minute > 0 ? options_.updates_per_minute : helpdesk.updates_per_minute();
  return bucket_.Take(KeyOf(plan), BucketRateOf({.updates_per_minute = updates, .reserve = options_.reserve}));
}

void Accounts::Report(const Plan& plan, absl::string_view code, absl::Duration retry_after) {
  // The two codes of Disposition::kPauseDestination: every call of the account would fail the same way.
  if (code == "UNAUTHENTICATED" || code == "PERMISSION_DENIED") {
    Pause(plan, code);
    helpdesks_.Forget(plan.tenant, plan.helpdesk);
    return;
  }
  absl::MutexLock lock(&mutex_);
  Gate& gate = gates_[KeyOf(plan)];
  if (retry_after > absl::ZeroDuration()) gate.RetryAfter(clock_.Now(), retry_after);
  if (!code.empty() || !gate.paused()) return;
  gate.Succeeded();
  ReportPaused();
}

void Accounts::ReportPaused() {
  metrics_.PausedAccounts(static_cast<size_t>(
      std::count_if(gates_.begin(), gates_.end(), [](const auto& entry) { return entry.second.paused(); })));
}

void Accounts::Pause(const Plan& plan, absl::string_view why) {
  log_.Error("account_paused", {{"tenant", plan.tenant}, {"helpdesk", plan.helpdesk}, {"code", why}});
  absl::MutexLock lock(&mutex_);
  gates_[KeyOf(plan)].Pause(clock_.Now(), options_.pause);
  ReportPaused();
}

}  // namespace firstline::dispatcher
