#pragma once

// The account's objects as the REST API writes them (helpdesks.md 1.5): integer ids, lower-case enums.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

using Json = nlohmann::json;

Json UserJson(const User& user);
Json GroupJson(const Group& group);
Json TicketJson(const Ticket& ticket);
Json CommentJson(const Comment& comment);
// `ticket` holds the comments the audit's events name.
Json AuditJson(const Audit& audit, const Ticket& ticket);
Json RatingJson(const Ticket& ticket, const Rating& rating);

// JSON text of bytes from outside: ill-formed UTF-8 is replaced, never thrown at.
std::string Dump(const Json& json);

// null for "" or an absent id.
Json TextOrNull(const std::string& text);
Json IdOrNull(const std::optional<int64_t>& id);

}  // namespace firstline::sim::zendesk
