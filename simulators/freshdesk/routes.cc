#include "simulators/freshdesk/routes.h"

#include "absl/strings/numbers.h"
#include "simulators/freshdesk/lists.h"
#include "simulators/freshdesk/tickets.h"

namespace firstline::sim::freshdesk {
namespace {

Outcome RouteTicket(const Call& call, Account& account, const Options& options) {
  int64_t id = 0;
  Ticket* const ticket = absl::SimpleAtoi(call.path[1], &id) ? account.FindTicket(id) : nullptr;
  if (ticket == nullptr) return NotFound();
  const bool read = call.method == "GET";
  const bool create = call.method == "POST";
  if (call.path.size() == 2) {
    if (read) return ShowTicket(call, account, *ticket);
    return call.method == "PUT" ? UpdateTicket(call, account, options, *ticket) : WrongMethod("GET, PUT");
  }
  if (call.path.size() != 3) return NotFound();
  const std::string& part = call.path[2];
  if (part == "reply") return create ? ReplyTicket(call, account, options, *ticket) : WrongMethod("POST");
  if (part == "notes") return create ? NoteTicket(call, account, options, *ticket) : WrongMethod("POST");
  if (part == "conversations") return read ? ListConversations(call, *ticket) : WrongMethod("GET");
  if (part == "satisfaction_ratings") return read ? ListRatings(call, *ticket) : WrongMethod("GET");
  return NotFound();
}

}  // namespace

Outcome Route(const Call& call, Account& account, const Options& options) {
  if (call.path.empty() || call.path.size() > 3) return NotFound();
  const std::string& first = call.path[0];
  if (first == "tickets" && call.path.size() > 1) return RouteTicket(call, account, options);
  const bool one = call.path.size() == 2;
  const bool known = first == "tickets" || first == "contacts" || first == "agents" || first == "groups" ||
                     (first == "companies" && one) || (first == "ticket_fields" && !one);
  if (!known || call.path.size() == 3) return NotFound();
  if (call.method != "GET") return WrongMethod("GET");
  if (one) return ShowOne(call, account);
  if (first == "tickets") return ListTickets(call, account, options);
  if (first == "contacts") return ListContacts(call, account);
  if (first == "agents") return ListAgents(call, account);
  return first == "groups" ? ListGroups(call, account) : ListFields(call, options);
}

}  // namespace firstline::sim::freshdesk
