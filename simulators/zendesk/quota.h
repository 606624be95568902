#pragma once

#include <deque>
#include <map>
#include <utility>

#include "absl/time/time.h"
#include "simulators/desk/window.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

using desk::Window;

// The account's quotas (helpdesks.md 0 fact 2, 1.5). Refused calls count for nothing.
struct Quotas {
  explicit Quotas(const Options& options)
      : requests(options.requests_per_minute, absl::Minutes(1)),
        updates(options.updates_per_minute, absl::Minutes(1)),
        exports(options.incremental_per_minute, absl::Minutes(1)),
        per_ticket_limit(options.updates_per_ticket) {}

  Window& OfTicket(int64_t user, int64_t ticket);

  Window requests, updates, exports;
  const int per_ticket_limit;
  std::map<std::pair<int64_t, int64_t>, Window> tickets;  // user and ticket
};

}  // namespace firstline::sim::zendesk
