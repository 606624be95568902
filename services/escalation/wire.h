#pragma once

// Protobuf <-> core types: the only file that sees both.

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "firstline/v1/ticket.pb.h"
#include "services/escalation/core/decision.h"
#include "services/escalation/core/facts.h"

namespace firstline::escalation {

// The facts a ticket holds. Numbers outside their range are clamped, NaN becomes 0: the safe side of every gate.
Facts FactsOf(const v1::Ticket& ticket, Trigger trigger, absl::Time now);

// Writes the decision into the ticket.
void SetDecision(const Decision& decision, absl::string_view policy_version, v1::Ticket& ticket);

// When the ticket must be decided; InfinitePast when it says nothing.
absl::Time DeadlineOf(const v1::Ticket& ticket);

}  // namespace firstline::escalation
