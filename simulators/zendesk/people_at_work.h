#pragma once

// What people do in the helpdesk: customers write, rate; operators answer, assign, solve. The control side's
// calls under /_sim/tickets, /_sim/users and /_sim/groups.

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

// Pure, like Route. Paths are those below /_sim; {id} is a ticket's id or its external id. 400 with {"error"} for
// unknown members and wrong types, 404 for what does not exist, 422 for what the helpdesk would not let a person do.
Outcome RouteControl(const Call& call, Account& account, const Options& options);

}  // namespace firstline::sim::zendesk
