#include "simulators/zendesk/quota.h"

#include <algorithm>

namespace firstline::sim::zendesk {
namespace {

constexpr absl::Duration kAccountWindow = absl::Minutes(1);
constexpr absl::Duration kTicketWindow = absl::Minutes(10);

void Forget(std::deque<absl::Time>& window, absl::Time before) {
  while (!window.empty() && window.front() <= before) window.pop_front();
}

absl::Duration WaitFor(const std::deque<absl::Time>& window, absl::Duration length, absl::Time now) {
  return std::max(absl::Seconds(1), absl::Ceil(window.front() + length - now, absl::Seconds(1)));
}

}  // namespace

absl::Duration UpdateQuota::Take(int64_t user, int64_t ticket, absl::Time now) {
  std::deque<absl::Time>& of_ticket = tickets_[{user, ticket}];
  Forget(minute_, now - kAccountWindow);
  Forget(of_ticket, now - kTicketWindow);
  if (per_minute_ > 0 && minute_.size() >= static_cast<size_t>(per_minute_)) return WaitFor(minute_, kAccountWindow, now);
  if (per_ticket_ > 0 && of_ticket.size() >= static_cast<size_t>(per_ticket_)) return WaitFor(of_ticket, kTicketWindow, now);
  if (per_minute_ > 0) minute_.push_back(now);
  if (per_ticket_ > 0) of_ticket.push_back(now);
  return absl::ZeroDuration();
}

int UpdateQuota::Remaining(absl::Time now) {
  Forget(minute_, now - kAccountWindow);
  return per_minute_ - static_cast<int>(minute_.size());
}

}  // namespace firstline::sim::zendesk
