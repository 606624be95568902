#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "services/dispatcher/core/course.h"
#include "services/dispatcher/core/freshness.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/retry.h"

namespace firstline::dispatcher {

// The slots one call of the helpdesk's API carries together.
struct CallGroup {
  SlotSet slots;
  // Made only after a fresh look at the conversation. Where the vendor has a stamp the call carries it, so that the
  // helpdesk refuses it if anything changed in between.
  bool guarded = false;
  // A repeated call changes nothing, because the other side knows it again: an uncertain one is made again.
  bool idempotent = false;
};

// Everything the next step depends on.
struct StepInput {
  const Plan& plan;
  const Ledger& ledger;                    // of this turn, not ended
  absl::Span<const CallGroup> groups;      // of the vendor, in the order they are called
  policy::Mode mode = policy::Mode::kOff;  // EffectiveMode now
  bool newer_turn = false;                 // a newer turn of the conversation waits behind this one
  // The attempt whose INTENT this process wrote and has no outcome for; 0 for none. Any other open INTENT is an orphan.
  int live_attempt = 0;
  std::optional<Freshness> fresh;  // read for the live attempt
  absl::Time now = absl::InfinitePast();
  absl::Time free_at = absl::InfinitePast();  // of the destination: Retry-After, pause after bad credentials
};

enum class StepKind {
  kWaitUntil,    // nothing to do before `until`; ask again earlier when an input changes
  kWriteIntent,  // append INTENT {slots, attempt, code}, wait for the acknowledgement
  kReadFresh,    // read the conversation, judge it
  kCall,         // carry out the live attempt's slots; afterwards record its outcome
  kRecord,       // append `record`, wait for the acknowledgement
  kEnd,          // write the outcome, append ENDED
};

// What to do next.
struct Step {
  StepKind kind = StepKind::kEnd;
  absl::Time until = absl::InfinitePast();  // kWaitUntil
  SlotSet slots;                            // kWriteIntent, kCall
  int attempt = 0;                          // kWriteIntent, kCall
  bool guarded = false;                     // kCall: with the stamp of `fresh`
  Entry record;                             // kWriteIntent, kRecord; `at` is the input's now
  bool append_pointer = false;              // kRecord: append a pointer record to the inbox first
  Ending ending;                            // kEnd
  Course course;                            // kWriteIntent: ContentOf(plan, course, mode) is what the call carries
};

// The next step of a plan. Pure; every step it names leads, once carried out, to another state, and every path ends:
// attempts are bounded by `limits.attempts`, waiting by `limits.public_age` plus `limits.last_tries`.
//
// A call whose outcome is uncertain is never repeated where a person could see it twice: a public message ends in a
// quiet hand-off, a note is given up. Tags and fields are idempotent and are sent again, and so is everything in an
// idempotent group.
Step NextStep(const StepInput& input, const RetryLimits& limits);

}  // namespace firstline::dispatcher
