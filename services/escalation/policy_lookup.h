#pragma once

#include <functional>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "common/runtime/policy_store.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::escalation {

// The policy a ticket is decided by. Thread-safe.
using PolicyLookup = std::function<absl::StatusOr<std::shared_ptr<const policy::Policy>>(const v1::Ticket&)>;

// How long a record waits for a policy version that was not read yet; then it is a stage failure (design, section 5).
inline constexpr absl::Duration kPolicyWait = absl::Seconds(5);

// The version the ticket names; for a ticket without one (ids only, or asked over gRPC) the one in force.
// FailedPrecondition when there is none within `wait`. `policies` outlives the lookup.
PolicyLookup PolicyOf(const runtime::PolicyStore& policies, absl::Duration wait);

}  // namespace firstline::escalation
