#pragma once

#include "absl/strings/string_view.h"
#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// How far Firstline may go for the intent: the policy's ladder with `trust` applied. `auto` is a ceiling: with `trust:
// certified` it acts as `draft`, because there are no certificates yet; with `trust: operator` it acts at once.
//
// An intent that is not `certain` (below the class gate, or unknown) gets the weaker of its own mode and the default,
// so a wrong guess never gains autonomy; `human` counts as the strongest, since such a turn goes to a person anyway.
policy::Mode ModeFor(const policy::Autonomy& autonomy, absl::string_view intent, bool certain);

// Probability that the customer's intent is one the policy treats like the best one: what the class gate is compared
// with. The named intents' probabilities are added up where the ladder gives the same mode; what is not named counts as
// treated otherwise. Which of two harmless intents it is does not matter to what may be done about it; whether it is a
// harmless one does (docs/decisions/0004).
double ModeProbability(const policy::Autonomy& autonomy, const Classification& classification);

// `mode` lowered to draft where it is above; `human` stays.
policy::Mode LowerToDraft(policy::Mode mode);

}  // namespace firstline::escalation
