#include "cli/dev/play.h"

#include <map>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"

namespace firstline::dev {
namespace {

// A message that is due.
struct Due {
  size_t ticket = 0;
  size_t message = 0;
};

absl::Status PlayAgain(const PlayedTicket& ticket, const Helpdesk::Posted& known, Helpdesk& helpdesk,
                       const OnPosted& on_posted) {
  FL_RETURN_IF_ERROR(helpdesk.Replay(ticket.id));
  on_posted(ticket, ticket.messages.back(), known, true);
  return absl::OkStatus();
}

}  // namespace

absl::Status Play(const std::vector<PlayedTicket>& tickets, double per_second,
                  std::map<std::string, Helpdesk>& helpdesks, const OnPosted& on_posted,
                  const std::atomic<bool>& cancelled) {
  std::multimap<absl::Time, Due> due;
  std::vector<std::string> remote_ids(tickets.size());
  const absl::Time begin = absl::Now();
  for (size_t i = 0; i < tickets.size(); ++i) {
    due.emplace(begin + absl::Seconds(static_cast<double>(i) / per_second) + tickets[i].messages.front().after,
                Due{i, 0});
  }
  while (!due.empty() && !cancelled) {
    const auto [at, next] = *due.begin();
    if (const absl::Duration wait = at - absl::Now(); wait > absl::ZeroDuration()) {
      absl::SleepFor(std::min(wait, absl::Milliseconds(50)));
      continue;
    }
    due.erase(due.begin());
    const PlayedTicket& ticket = tickets[next.ticket];
    const PlayedMessage& message = ticket.messages[next.message];
    Helpdesk& helpdesk = helpdesks.at(ticket.helpdesk);
    if (next.message == 0) {
      const auto known = helpdesk.Lookup(ticket.id);
      if (known.ok()) {
        FL_RETURN_IF_ERROR(PlayAgain(ticket, *known, helpdesk, on_posted));
        continue;
      }
      if (known.status().code() != absl::StatusCode::kNotFound) return known.status();
    }
    FL_ASSIGN_OR_RETURN(const Helpdesk::Posted posted,
                        next.message == 0 ? helpdesk.Create(ticket) : helpdesk.Add(remote_ids[next.ticket], message));
    remote_ids[next.ticket] = posted.ticket_id;
    const bool last = next.message + 1 == ticket.messages.size();
    on_posted(ticket, message, posted, last);
    if (!last) due.emplace(absl::Now() + ticket.messages[next.message + 1].after, Due{next.ticket, next.message + 1});
  }
  return absl::OkStatus();
}

}  // namespace firstline::dev
