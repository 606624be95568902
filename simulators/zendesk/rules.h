#pragma once

#include <optional>
#include <string>

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

// Whether any update of the ticket is refused (helpdesks.md 1.5): 422 when it is closed; 409 when a safe update was
// asked for and `stamp` is not the ticket's `updated_at`; 400 for a safe update without a stamp.
std::optional<Outcome> CheckUpdatable(const Ticket& ticket, bool safe_update, const std::string& stamp);

}  // namespace firstline::sim::zendesk
