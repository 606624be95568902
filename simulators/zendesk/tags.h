#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

// Tags of a JSON array: words in lower case, each once, in order. Nothing for anything else.
std::optional<std::vector<std::string>> ReadTags(const nlohmann::json& value);

// GET, PUT (adds), POST (replaces), DELETE (removes) of /tickets/{id}/tags, helpdesks.md 1.5.
Outcome TicketTags(const Call& call, Account& account, Ticket& ticket);

}  // namespace firstline::sim::zendesk
