#include "simulators/zendesk/rules.h"

namespace firstline::sim::zendesk {

std::optional<Outcome> CheckUpdatable(const Ticket& ticket, bool safe_update, const std::string& stamp) {
  if (ticket.status == "closed") return RecordInvalid("status", "Status: closed prevents ticket update");
  if (!safe_update) return std::nullopt;
  if (stamp.empty()) return InvalidAttribute("updated_stamp", "the ticket's updated_at with a safe update");
  // The error's name is unverified; clients must go by the status.
  if (stamp != Stamp(ticket.updated_at))
    return Error(409, "UpdateConflict", "The ticket changed after the given stamp");
  return std::nullopt;
}

}  // namespace firstline::sim::zendesk
