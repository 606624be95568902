#include "simulators/zendesk/routes.h"

#include "absl/strings/numbers.h"
#include "simulators/zendesk/lists.h"
#include "simulators/zendesk/merge.h"
#include "simulators/zendesk/tags.h"
#include "simulators/zendesk/tickets.h"

namespace firstline::sim::zendesk {
namespace {

bool IsList(const Call& call, const char* name) {
  return call.method == "GET" && call.path.size() == 1 && call.path[0] == name;
}

Outcome RouteTicket(const Call& call, Account& account, const Options& options) {
  int64_t id = 0;
  if (!absl::SimpleAtoi(call.path[1], &id)) return InvalidAttribute("id", "an integer");
  Ticket* const ticket = account.FindTicket(id);
  if (ticket == nullptr || ticket->status == "deleted") return NotFound();
  const bool read = call.method == "GET";
  if (call.path.size() == 2) {
    if (call.method == "PUT") return UpdateTicket(call, account, options, *ticket);
    return read ? ShowTicket(call, account, *ticket) : UnknownEndpoint();
  }
  if (call.path.size() != 3) return UnknownEndpoint();
  if (call.path[2] == "merge" && call.method == "POST") return MergeTickets(call, "api", account, *ticket);
  if (call.path[2] == "tags") return TicketTags(call, account, *ticket);
  if (read && call.path[2] == "comments") return ListComments(call, account, *ticket);
  if (read && call.path[2] == "audits") return ListAudits(call, *ticket);
  return UnknownEndpoint();
}

Outcome RouteUser(const Call& call, const Account& account) {
  if (call.method != "GET" || call.path.size() != 2) return UnknownEndpoint();
  if (call.path[1] == "me") return ShowUser(call, account, call.actor.user_id);
  if (call.path[1] == "search") return SearchUsers(call, account);
  int64_t id = 0;
  return absl::SimpleAtoi(call.path[1], &id) ? ShowUser(call, account, id) : InvalidAttribute("id", "an integer");
}

}  // namespace

Outcome Route(const Call& call, Account& account, const Options& options) {
  if (call.path.empty()) return UnknownEndpoint();
  const std::string& first = call.path[0];
  if (first == "tickets" && call.path.size() == 1) {
    return call.method == "POST" ? CreateTicket(call, account, options) : UnknownEndpoint();
  }
  if (first == "tickets") return RouteTicket(call, account, options);
  if (IsList(call, "users")) return ListUsers(call, account);
  if (first == "users") return RouteUser(call, account);
  if (IsList(call, "groups")) return ListGroups(call, account);
  if (IsList(call, "group_memberships")) return ListMemberships(call, account);
  if (IsList(call, "satisfaction_ratings")) return ListRatings(call, account);
  if (IsList(call, "ticket_fields")) return ListFields(call, options);
  if (KindOf(call).incremental) return ExportTickets(call, account, options);
  return UnknownEndpoint();
}

CallKind KindOf(const Call& call) {
  CallKind kind;
  if (call.path.empty()) return kind;
  const std::string& first = call.path[0];
  const bool ticket = first == "tickets" && call.path.size() >= 2;
  if (ticket && call.method != "GET") kind.updates_ticket = absl::SimpleAtoi(call.path[1], &kind.ticket_id);
  kind.incremental = call.method == "GET" && call.path == std::vector<std::string>{"incremental", "tickets", "cursor"};
  if (first == "tickets" || first == "incremental" || first == "satisfaction_ratings") kind.resource = "tickets";
  if (first == "users" || first == "webhooks") kind.resource = first;
  return kind;
}

}  // namespace firstline::sim::zendesk
