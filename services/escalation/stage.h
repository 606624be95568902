#pragma once

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/runtime/policy_store.h"
#include "firstline/v1/ticket.pb.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// Fills `decision` of the ticket by its policy version. A ticket without one (ids only) is decided by the version in
// force. Errors: FailedPrecondition when no such policy is known. Thread-safe.
absl::Status DecideTicket(const runtime::PolicyStore& policies, Trigger trigger, absl::Time now, v1::Ticket& ticket);

// The decision when even that fails: a person, without a team. Used for tickets of tenants whose policy cannot be had.
void HandOffBlindly(absl::Time now, v1::Ticket& ticket);

}  // namespace firstline::escalation
