#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/dispatcher/core/autonomy_check.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/retry.h"

namespace firstline::dispatcher {

// What is left of a plan, given what the ledger says.
enum class CourseKind {
  kAsPlanned,     // the plan's slots; without the public one where that was dropped
  kQuietHandOff,  // a person is asked without a word to the customer: note, tags, fields
  kNothing,       // the turn ends at once
};

struct Course {
  CourseKind kind = CourseKind::kAsPlanned;
  std::string reason;    // deciding reason; "" when the plan is carried out as decided
  End end = End::kNone;  // of kNothing
};

// Reasons the dispatcher itself gives, beside those of VerdictReason. All are stable codes.
inline constexpr absl::string_view kUncertainEffect = "uncertain_effect";  // a public call may have been carried out
inline constexpr absl::string_view kSuperseded = "superseded";             // before anything was called
inline constexpr absl::string_view kModeOff = "mode_off";                  // shadow: recorded, no effect
inline constexpr absl::string_view kPolicyLowered = "policy_lowered";      // the policy allows no public text any more
inline constexpr absl::string_view kPolicyHuman = "policy_requires_person";  // the policy now reserves the intent
inline constexpr absl::string_view kTooOld = "too_old";                      // older than RetryLimits::public_age
inline constexpr absl::string_view kSendFailed = "send_failed";              // all attempts used up
inline constexpr absl::string_view kUndeliverable = "undeliverable";         // gave up before everything was done
inline constexpr absl::string_view kRejected = "rejected";                   // the helpdesk refuses the message

// Why the public message, still unsent, is to be given up before any call; nothing while it may go out. `mode` is
// EffectiveMode now; `newer_turn` is true when a newer turn of the conversation waits behind this one. Empty for a plan
// without a public message and once the message was called.
std::optional<absl::string_view> DropBeforeCall(const Plan& plan, const Ledger& ledger, policy::Mode mode,
                                                bool newer_turn, absl::Time now, const RetryLimits& limits);

// What is left to do. Depends on the ledger alone where the public message is concerned, so that a restart goes on the
// same way: an uncertain public call leads to a quiet hand-off (uncertain_effect); a dropped one leads to
//
//   superseded               newer_message, superseded       (a hand-off only loses its text)
//   ignored                  person_replied, already_handed_off, gone, merged, ticket_closed, mode_off
//   the rest of a hand-off   policy_lowered
//   a quiet hand-off         everything else
//
// A ticket that turns out gone or closed when a private slot is tried ends ignored as well. A closed ticket is ignored,
// not handed off, because the helpdesk takes neither note nor assignment: to call that a hand-off would be a lie that
// makes `turns` wait for a person who was never told.
Course CourseOf(const Plan& plan, const Ledger& ledger, policy::Mode mode);

// How the turn ends after the course, and why: the deciding reason first, then what could not be done
// (tags_failed, note_uncertain, …).
struct Ending {
  End end = End::kIgnored;
  std::vector<std::string> reasons;
};
Ending EndingOf(const Plan& plan, const Ledger& ledger, const Course& course);

}  // namespace firstline::dispatcher
