#include "simulators/zendesk/quota.h"

namespace firstline::sim::zendesk {

Window& Quotas::OfTicket(int64_t user, int64_t ticket) {
  return tickets.try_emplace({user, ticket}, per_ticket_limit, absl::Minutes(10)).first->second;
}

}  // namespace firstline::sim::zendesk
