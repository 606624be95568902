#pragma once

// What people do in the helpdesk: requesters write and rate; agents answer, assign, close. The control side's calls.

#include "simulators/freshdesk/call.h"
#include "simulators/freshdesk/model.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk {

// Pure, like Route. Paths are those below /_sim; {id} is a ticket's id or its external id. 400 with {"error"} for
// unknown members and wrong types, 404 for what does not exist, 422 for what the helpdesk would not let a person do.
Outcome RouteControl(const Call& call, Account& account, const Options& options);

// The ticket of that id or external id, deleted ones included, or nullptr.
const Ticket* FindAnyTicket(const Account& account, const std::string& id);

}  // namespace firstline::sim::freshdesk
