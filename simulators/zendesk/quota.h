#pragma once

#include <deque>
#include <map>
#include <string>
#include <utility>

#include "absl/time/time.h"

namespace firstline::sim::zendesk {

// Ticket updates per account in any minute (helpdesks.md 0, fact 2: 100; 300 with the add-on; 20 on trial accounts) and
// per user and ticket in ten minutes (30). 0: no limit.
class UpdateQuota {
 public:
  explicit UpdateQuota(int per_minute = 0, int per_ticket = 0) : per_minute_(per_minute), per_ticket_(per_ticket) {}

  // Takes one update of `ticket` by `user`. Zero when it is allowed, else how long to wait (whole seconds, at least 1).
  absl::Duration Take(int64_t user, int64_t ticket, absl::Time now);

  int per_minute() const { return per_minute_; }
  int Remaining(absl::Time now);

 private:
  const int per_minute_;
  const int per_ticket_;
  std::deque<absl::Time> minute_;
  std::map<std::pair<int64_t, int64_t>, std::deque<absl::Time>> tickets_;
};

}  // namespace firstline::sim::zendesk
