#pragma once

// Everything that is only read (helpdesks.md 3.2). Lists have ?page= and ?per_page= (default 30, at most 100) and a
// `Link` header while there is more.

#include "simulators/freshdesk/call.h"
#include "simulators/freshdesk/model.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk {

// ?updated_since=, ?order_by=created_at|updated_at|due_by|status, ?order_type=asc|desc.
Outcome ListTickets(const Call& call, const Account& account, const Options& options);
Outcome ListConversations(const Call& call, const Ticket& ticket);
Outcome ListRatings(const Call& call, const Ticket& ticket);
Outcome ListContacts(const Call& call, const Account& account);  // ?email=
Outcome ListAgents(const Call& call, const Account& account);
Outcome ListGroups(const Call& call, const Account& account);
Outcome ListFields(const Call& call, const Options& options);
// contacts, companies, agents, groups by id; agents/me.
Outcome ShowOne(const Call& call, const Account& account);

}  // namespace firstline::sim::freshdesk
