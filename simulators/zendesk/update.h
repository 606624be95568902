#pragma once

#include <nlohmann/json.hpp>

#include "simulators/zendesk/api.h"

namespace firstline::sim::zendesk {

// Errors in the shapes the vendor uses (1.5).
ApiResponse Error(int status, const std::string& error, const std::string& description);
// 422 with `details`, as for a closed ticket.
ApiResponse RecordInvalid(const std::string& field, const std::string& description);

// Checks and carries out the `ticket` object of a PUT. Unknown fields and wrong types are refused with 400.
ApiResponse UpdateTicket(Account& account, const Switches& switches, Ticket& ticket, const nlohmann::json& fields, absl::Time now);

// True when the request asks for a safe update whose stamp is not the ticket's: the vendor's 409.
bool StampMismatch(const nlohmann::json& fields, const Ticket& ticket);

}  // namespace firstline::sim::zendesk
