#pragma once

// What becomes of a conversation whose thread could not be read. Pure.

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/ingest/core/fold.h"
#include "services/ingest/core/state.h"

namespace firstline::ingest {

// The helpdesk is down or refuses us: the state says that a read is due and keeps the wait clock of the event.
State MarkRereadDue(const State& before, const Cause& cause, absl::string_view ticket_id, absl::Time now);

// The ticket is gone for good: nothing is due and nothing waits. `changed` as in FoldResult.
FoldResult FoldGone(const State& before, absl::Time now);

// How long to wait between reads of a helpdesk that does not answer.
struct RereadPacing {
  absl::Duration first = absl::Seconds(2);
  absl::Duration longest = absl::Minutes(5);
};

// When to try again after `failures` failed reads (from 1): doubles from first to longest. A helpdesk's own wish
// (`retry_after`, zero when it named none) is honoured when it is longer. `jitter` in [0, 1) spreads the tries over the
// last quarter.
absl::Duration RereadDelay(const RereadPacing& pacing, int failures, absl::Duration retry_after, double jitter);

}  // namespace firstline::ingest
