#include "services/dispatcher/metrics.h"

#include <string>

namespace firstline::dispatcher {
namespace {

std::string Text(absl::string_view text) { return std::string(text.data(), text.size()); }

}  // namespace

void DispatcherMetrics::Ended(End end) {
  metrics_.Count("firstline_dispatcher_turns_total", "Turns ended, by how they ended.", {{"end", Text(EndName(end))}});
}

void DispatcherMetrics::Called(Phase phase, absl::string_view code) {
  const char* outcome = "unknown";
  if (phase == Phase::kConfirmed) outcome = "confirmed";
  if (phase == Phase::kNotDone) outcome = "not_done";
  metrics_.Count("firstline_dispatcher_calls_total", "Calls to helpdesks, by outcome and code.",
                 {{"outcome", outcome}, {"code", Text(code)}});
}

void DispatcherMetrics::Judged(Verdict verdict) {
  const absl::string_view reason = VerdictReason(verdict);
  metrics_.Count("firstline_dispatcher_freshness_total", "Freshness checks before a call, by verdict.",
                 {{"verdict", reason.empty() ? "fresh" : Text(reason)}});
}

void DispatcherMetrics::Uncertain() {
  metrics_.Count("firstline_dispatcher_uncertain_effects_total",
                 "Public messages of which it is unknown whether they were sent; each was handed to a person.");
}

void DispatcherMetrics::OrphanFound() {
  metrics_.Count("firstline_dispatcher_orphan_intents_total", "Calls announced in the ledger without an outcome.");
}

void DispatcherMetrics::Repeated() {
  metrics_.Count("firstline_dispatcher_repeated_plans_total", "Decided tickets whose turn had a plan already.");
}

void DispatcherMetrics::ReadToWrite(absl::Duration gap) {
  metrics_.Observe("firstline_dispatcher_read_to_write_seconds",
                   "From the freshness read to the answer of the call it guards.", absl::ToDoubleSeconds(gap));
}

void DispatcherMetrics::FirstEffect(absl::Duration since_accepted) {
  metrics_.Observe("firstline_dispatcher_first_effect_seconds",
                   "From accepting the turn's last customer message to its first confirmed effect.",
                   absl::ToDoubleSeconds(since_accepted));
}

void DispatcherMetrics::OpenPlans(size_t count) {
  metrics_.Set("firstline_dispatcher_open_plans", "Plans recorded and not ended.", static_cast<double>(count));
}

void DispatcherMetrics::PausedAccounts(size_t count) {
  metrics_.Set("firstline_dispatcher_paused_accounts", "Helpdesk accounts that refuse our credentials.",
               static_cast<double>(count));
}

void DispatcherMetrics::Unwritten() {
  metrics_.Count("firstline_dispatcher_unwritten_total", "Attempts to write to the log that failed and are repeated.");
}

void DispatcherMetrics::Callback(absl::string_view result) {
  metrics_.Count("firstline_callbacks_total", "Posts of outcomes to tenants' callbacks by result.",
                 {{"result", std::string(result)}});
}

}  // namespace firstline::dispatcher
