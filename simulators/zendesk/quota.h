#pragma once

#include <deque>
#include <map>
#include <utility>

#include "absl/time/time.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

// At most `limit` calls in any span of `length`; 0: no limit.
class Window {
 public:
  Window(int limit, absl::Duration length) : limit_(limit), length_(length) {}

  // Zero when one more is allowed, else how long to wait: whole seconds, at least 1.
  absl::Duration WaitFor(absl::Time now);
  void Add(absl::Time now);
  int limit() const { return limit_; }
  int Remaining(absl::Time now);
  // Whole seconds until the oldest call leaves the window, 0 when it is empty.
  int64_t ResetSeconds(absl::Time now);

 private:
  void Forget(absl::Time now);

  const int limit_;
  const absl::Duration length_;
  std::deque<absl::Time> calls_;
};

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
