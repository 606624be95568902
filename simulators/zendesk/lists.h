#pragma once

// Everything that is only read (helpdesks.md 1.5): threads, audits, people, exports.

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

Outcome ListComments(const Call& call, const Account& account, const Ticket& ticket);  // ?sort=created_at, -created_at
Outcome ListAudits(const Call& call, const Ticket& ticket);
Outcome ListUsers(const Call& call, const Account& account);    // ?role[]=
Outcome SearchUsers(const Call& call, const Account& account);  // ?query=email:x, external_id:x, user:id or words
Outcome ShowUser(const Call& call, const Account& account, int64_t id);
Outcome ListGroups(const Call& call, const Account& account);
Outcome ListMemberships(const Call& call, const Account& account);
Outcome ListRatings(const Call& call, const Account& account);  // ?start_time=
Outcome ListFields(const Call& call, const Options& options);
// ?start_time= or ?cursor=; every ticket at its latest change, oldest change first, deleted ones included.
Outcome ExportTickets(const Call& call, const Account& account, const Options& options);

}  // namespace firstline::sim::zendesk
