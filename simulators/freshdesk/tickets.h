#pragma once

// Calls on one ticket (helpdesks.md 3.2).

#include "simulators/freshdesk/call.h"
#include "simulators/freshdesk/model.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk {

// ?include=conversations,requester,stats; at most ten conversations that way.
Outcome ShowTicket(const Call& call, const Account& account, const Ticket& ticket);
// PUT. `tags` replace the whole list; null unassigns.
Outcome UpdateTicket(const Call& call, Account& account, const Options& options, Ticket& ticket);
// POST …/reply → 201.
Outcome ReplyTicket(const Call& call, Account& account, const Options& options, Ticket& ticket);
// POST …/notes → 201; private unless it says otherwise.
Outcome NoteTicket(const Call& call, Account& account, const Options& options, Ticket& ticket);

}  // namespace firstline::sim::freshdesk
