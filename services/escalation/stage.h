#pragma once

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "firstline/v1/ticket.pb.h"
#include "services/escalation/core/facts.h"
#include "services/escalation/policy_lookup.h"
#include "services/escalation/roster_store.h"

namespace firstline::escalation {

// What a decision rests on beside the ticket.
struct Lookups {
  PolicyLookup policy;
  RosterLookup roster = nullptr;  // may be empty: then hand-offs are routed by the policy alone
};

// Fills `decision` of the ticket. Errors: what the lookup returns, or InvalidArgument of Decide. Thread-safe.
absl::Status DecideTicket(const Lookups& lookups, Trigger trigger, absl::Time now, v1::Ticket& ticket);

// As DecideTicket, but always decides: a ticket whose policy cannot be had goes to a person without a team.
void DecideTicketOrHandOff(const Lookups& lookups, Trigger trigger, absl::Time now, v1::Ticket& ticket);

}  // namespace firstline::escalation
