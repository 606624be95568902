#pragma once

#include "absl/status/statusor.h"
#include "common/policy/policy.h"
#include "services/escalation/core/decision.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// The decision for one turn. Pure: no clock, no network, no globals; the same input gives the same decision, byte for
// byte, so that a recorded turn can be decided again.
//
// In this order:
// 1. A person owns the conversation, or a newer turn takes its place: ignore.
// 2. Hand-off reasons (triggers.h) other than the soft ones, or a rule that escalates: a person takes over.
// 3. Thanks after our reply: ignore; a greeting: ask what it is about; praise: hand-off with low priority.
// 4. Soft reasons (Firstline does not know enough): a rule's offer of a person, once per conversation; or the
//    responder's clarifying question, if no earlier reply of the episode failed; or a person takes over.
// 5. Otherwise the answer, with a rule's offer of a person added, once per conversation.
//
// The mode (autonomy.h) then cuts the plan. Answer, ask, offer: auto sends, draft leaves a draft, note leaves a note,
// off leaves nothing. Hand-off: auto and human everything, note and draft everything but the public text, off nothing.
// A public message waits for the quiet time: min(last accept + quiet, first accept + 3 x quiet); a hand-off does not.
//
// Errors: InvalidArgument if turn_id is empty, or a probability, relevance or support is outside [0, 1], or a sentiment
// score outside [-1, 1] (NaN included).
absl::StatusOr<Decision> Decide(const policy::Policy& policy, const Facts& facts);

}  // namespace firstline::escalation
