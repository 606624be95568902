#pragma once

// The account's objects as the REST API writes them (helpdesks.md 1.5): integer ids, lower-case enums.

#include <nlohmann/json_fwd.hpp>

#include "simulators/desk/json.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

using desk::Dump;
using desk::IdOrNull;
using desk::Json;
using desk::TextOrNull;

Json UserJson(const User& user);
Json GroupJson(const Group& group);
Json TicketJson(const Ticket& ticket);
Json CommentJson(const Comment& comment);
// `ticket` holds the comments the audit's events name.
Json AuditJson(const Audit& audit, const Ticket& ticket);
Json RatingJson(const Ticket& ticket, const Rating& rating);

}  // namespace firstline::sim::zendesk
