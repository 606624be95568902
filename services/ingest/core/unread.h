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

// When to try again after `failures` failed reads (from 1): doubles from 2 s to 5 min. A helpdesk's own wish
// (`retry_after`, zero when it named none) is honoured when it is longer. `jitter` in [0, 1) spreads the tries over the
// last quarter.
absl::Duration RereadDelay(int failures, absl::Duration retry_after, double jitter);

}  // namespace firstline::ingest
