#include "services/dispatcher/core/retry.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/match.h"

namespace firstline::dispatcher {
namespace {

bool Failed(const Ledger::Attempt& attempt) {
  return attempt.state == SlotState::kNotDone || attempt.state == SlotState::kUnknown;
}

bool IsDrop(const Ledger::Attempt& attempt) { return absl::StartsWith(attempt.code, kDropPrefix); }

// FNV-1a, 64 bits (Fowler, Noll, Vo); only spreads retries, decides nothing.
uint64_t Spread(absl::string_view seed, size_t number) {
  uint64_t hash = 14695981039346656037u;
  for (const char c : seed) hash = (hash ^ static_cast<uint8_t>(c)) * 1099511628211u;
  return (hash ^ number) * 1099511628211u;
}

}  // namespace

FailureClass ClassOf(absl::string_view code) {
  if (code == "RESOURCE_EXHAUSTED" || code == "UNAVAILABLE" || code == "UNAUTHENTICATED") return FailureClass::kWaits;
  if (absl::StartsWith(code, kDropPrefix)) return FailureClass::kWaits;
  if (code == "ABORTED" || code == "PERMISSION_DENIED" || code == "DEADLINE_EXCEEDED") return FailureClass::kCounts;
  return FailureClass::kPermanent;
}

int CountedAttempts(const Ledger& ledger, Slot slot, absl::Time old_at) {
  const auto attempts = ledger.Attempts(slot);
  return static_cast<int>(std::count_if(attempts.begin(), attempts.end(), [&](const Ledger::Attempt* attempt) {
    if (!Failed(*attempt) || IsDrop(*attempt)) return false;
    return attempt->state == SlotState::kUnknown || attempt->at >= old_at ||
           ClassOf(attempt->code) == FailureClass::kCounts;
  }));
}

bool GivenUp(const Ledger& ledger, Slot slot, absl::Time old_at, const RetryLimits& limits) {
  const Ledger::Attempt* last = ledger.Last(slot);
  if (last == nullptr) return false;
  if (last->state == SlotState::kNotDone && ClassOf(last->code) == FailureClass::kPermanent) return true;
  return CountedAttempts(ledger, slot, old_at) >= limits.attempts;
}

absl::Time RetryAt(const Ledger& ledger, Slot slot, absl::string_view seed, const RetryLimits& limits) {
  const Ledger::Attempt* last = ledger.Last(slot);
  if (last == nullptr || !Failed(*last) || IsDrop(*last)) return absl::InfinitePast();
  const auto attempts = ledger.Attempts(slot);
  const auto failures = std::count_if(attempts.begin(), attempts.end(), [](const Ledger::Attempt* attempt) {
    return Failed(*attempt) && !IsDrop(*attempt);
  });
  absl::Duration delay = last->code == "ABORTED" ? limits.conflict_delay : limits.first_delay;
  for (int64_t i = 1; i < failures && delay < limits.delay_max; ++i) delay *= 2;
  delay = std::min(delay, limits.delay_max);
  const double factor = 0.8 + 0.4 * static_cast<double>(Spread(seed, attempts.size()) % 1000) / 999.0;
  return last->at + delay * factor;
}

}  // namespace firstline::dispatcher
