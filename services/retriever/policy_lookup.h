#pragma once

#include "absl/time/time.h"
#include "common/runtime/policy_store.h"
#include "services/retriever/fill.h"

namespace firstline::retriever {

// How long a record waits for a policy version that was not read yet; then it is a stage failure (design, section 5).
inline constexpr absl::Duration kPolicyWait = absl::Seconds(5);

// The policy a ticket names; a ticket without a version (asked over gRPC) gets the one in force. FailedPrecondition
// when there is none within `wait`. `policies` outlives the lookup.
Filler::PolicyLookup PolicyOf(const runtime::PolicyStore& policies, absl::Duration wait);

}  // namespace firstline::retriever
