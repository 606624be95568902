#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/dispatcher/core/ledger.h"

namespace firstline::dispatcher {

// Bounds of a plan's attempts.
struct RetryLimits {
  int attempts = 3;                                         // of one slot, of those that count (reliability.md 1.4)
  absl::Duration first_delay = absl::Seconds(1);            // doubles per failed attempt of the slot
  absl::Duration conflict_delay = absl::Milliseconds(250);  // the same after a 409: re-reading is what helps
  absl::Duration delay_max = absl::Minutes(5);
  // A turn older than this does nothing in public any more, and from then on every failure counts.
  absl::Duration public_age = absl::Hours(24);
  // How long a turn that became (or arrived) too old still tries its private slots; then it ends with what was done.
  absl::Duration last_tries = absl::Hours(1);
  // A call starts at most this long after its INTENT and takes at most as long again (the HTTP timeout).
  absl::Duration call_window = absl::Seconds(10);
  // An INTENT without outcome is left alone this long: a former owner may still be in its call.
  absl::Duration orphan_wait = absl::Seconds(20);
};

// What the code of a call that was not carried out means for trying again.
enum class FailureClass {
  kWaits,      // rate limit, unreachable, bad credentials: nothing about this plan is wrong; waits, bounded by the age
  kCounts,     // conflict, forbidden, uncertain: one of the counted attempts
  kPermanent,  // gone, closed, rejected: never again
};
FailureClass ClassOf(absl::string_view code);

// Attempts of the slot that count against `attempts`: uncertain ones, failures of class kCounts, and any failure at or
// after `old_at` (when the turn became too old to wait).
int CountedAttempts(const Ledger& ledger, Slot slot, absl::Time old_at);

// No further call is worth while for the slot: its last failure is permanent or the attempts are used up.
bool GivenUp(const Ledger& ledger, Slot slot, absl::Time old_at, const RetryLimits& limits);

// When the slot may be tried again after its last failure; InfinitePast when it has not failed. The delay is spread by
// ±20 % by a hash of `seed` (the turn id) and the attempt, so that turns that failed together do not return together.
absl::Time RetryAt(const Ledger& ledger, Slot slot, absl::string_view seed, const RetryLimits& limits);

}  // namespace firstline::dispatcher
