#include "simulators/freshdesk/edit.h"

#include <algorithm>
#include <utility>

#include "simulators/desk/json.h"

namespace firstline::sim::freshdesk {

Edit::Edit(Account& account, Ticket& ticket, Performer performer, absl::Time now)
    : account_(account), ticket_(ticket), performer_(performer), now_(desk::WholeSecond(now)) {
  ticket_.updated_at = std::max(ticket_.updated_at, now_);
}

void Edit::Tell(Change change) {
  change.ticket_id = ticket_.id;
  change.performer = performer_;
  changes_.push_back(change);
}

const Conversation& Edit::Add(Conversation message, bool reopens) {
  message.id = account_.next_conversation++;
  message.created_at = now_;
  ticket_.conversations.push_back(std::move(message));
  const Conversation& added = ticket_.conversations.back();
  Tell({.kind = added.source == kNote ? Change::Kind::kNoted : Change::Kind::kReplied});
  if (performer_ == Performer::kRequester && reopens) SetStatus(kOpen);
  return added;
}

void Edit::SetStatus(int64_t status) {
  if (ticket_.status == status) return;
  Tell({.kind = Change::Kind::kStatus, .status_before = ticket_.status});
  ticket_.status = status;
}

void Edit::SetResponder(std::optional<int64_t> agent) {
  if (ticket_.responder_id == agent) return;
  ticket_.responder_id = agent;
  Tell({.kind = Change::Kind::kAgent});
}

void Edit::SetGroup(std::optional<int64_t> group) { ticket_.group_id = group; }

void Edit::Rate(int64_t value, const std::string& feedback) {
  ticket_.ratings.push_back({.id = account_.next_rating++,
                             .value = value,
                             .feedback = feedback,
                             .agent_id = ticket_.responder_id,
                             .group_id = ticket_.group_id,
                             .created_at = now_});
  Tell({.kind = Change::Kind::kRating});
}

Ticket& OpenTicket(Account& account, int64_t requester, const std::string& description, absl::Time now,
                   std::vector<Change>* changes) {
  const int64_t id = account.next_ticket++;
  Ticket& ticket = account.tickets[id];
  ticket.id = id;
  ticket.requester_id = requester;
  ticket.description = description;
  ticket.created_at = ticket.updated_at = desk::WholeSecond(now);
  changes->push_back({.kind = Change::Kind::kCreated, .ticket_id = id});
  return ticket;
}

}  // namespace firstline::sim::freshdesk
