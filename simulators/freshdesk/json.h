#pragma once

// The account's objects as the REST API writes them (helpdesks.md 3.2).

#include <nlohmann/json_fwd.hpp>

#include "simulators/desk/json.h"
#include "simulators/freshdesk/model.h"

namespace firstline::sim::freshdesk {

using desk::Dump;
using desk::IdOrNull;
using desk::Json;
using desk::Stamp;
using desk::TextOrNull;

Json AgentJson(const Agent& agent);
Json GroupJson(const Group& group, const Account& account);
Json ContactJson(const Contact& contact);
Json CompanyJson(const Company& company);
Json ConversationJson(const Conversation& conversation, const Ticket& ticket);
// As a list shows it: without its description.
Json TicketItemJson(const Ticket& ticket, const Account& account);
Json TicketJson(const Ticket& ticket, const Account& account);
Json RatingJson(const Rating& rating, const Ticket& ticket);

// "Open", "Closed" …: as a placeholder writes a status.
std::string StatusName(int64_t status);

}  // namespace firstline::sim::freshdesk
