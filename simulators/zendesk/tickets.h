#pragma once

// /tickets and /tickets/{id} (helpdesks.md 1.5).

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

Outcome ShowTicket(const Call& call, const Account& account, const Ticket& ticket);
Outcome UpdateTicket(const Call& call, Account& account, const Options& options, Ticket& ticket);
// With an Idempotency-Key the second identical call gets the first one's ticket.
Outcome CreateTicket(const Call& call, Account& account, const Options& options);

}  // namespace firstline::sim::zendesk
