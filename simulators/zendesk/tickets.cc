#include "simulators/zendesk/tickets.h"

#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/rules.h"
#include "simulators/zendesk/ticket_body.h"

namespace firstline::sim::zendesk {
namespace {

constexpr size_t kIdempotencyKeyMax = 255;

Json Line(const char* op, const Call& call, const Ticket& ticket) {
  return {{"op", op},
          {"actor", "api"},
          {"user", call.actor.user_id},
          {"ticket", ticket.id},
          {"external_id", ticket.external_id}};
}

// Everyone the ticket names: requester, submitter and assignee.
Json SideloadedUsers(const Account& account, const Ticket& ticket) {
  std::set<int64_t> ids = {ticket.requester_id, ticket.submitter_id};
  if (ticket.assignee_id) ids.insert(*ticket.assignee_id);
  Json users = Json::array();
  for (const int64_t id : ids) users.push_back(UserJson(account.users.at(id)));
  return users;
}

void ForgetOldKeys(Account& account, const Options& options, absl::Time now) {
  for (auto it = account.creations.begin(); it != account.creations.end();) {
    it = it->second.at + options.idempotency_kept <= now ? account.creations.erase(it) : std::next(it);
  }
}

// The requester the body names, made where the address is new.
std::optional<Outcome> Requester(const TicketBody& body, const Call& call, Account& account, int64_t* id) {
  if (body.requester_id) {
    if (account.FindUser(*body.requester_id) == nullptr) return RecordInvalid("requester", "Requester: is invalid");
    *id = *body.requester_id;
  } else if (body.requester_email.empty()) {
    *id = call.actor.user_id;
  } else if (const User* const known = account.FindUserByEmail(body.requester_email)) {
    *id = known->id;
  } else {
    if (body.requester_name.empty()) return RecordInvalid("requester", "Requester: Name: is too short");
    *id =
        account
            .AddUser({.name = body.requester_name, .email = body.requester_email, .created_at = WholeSecond(call.now)})
            .id;
  }
  return std::nullopt;
}

Outcome Created(const Call& call, const Account& account, int64_t id, const char* lookup) {
  const Ticket& ticket = account.tickets.at(id);
  Outcome outcome = Ok({{"ticket", TicketJson(ticket)}, {"audit", AuditJson(ticket.audits.front(), ticket)}}, 201);
  outcome.headers.Add("Location", absl::StrCat(call.base, "/api/v2/tickets/", id, ".json"));
  if (lookup != nullptr) outcome.headers.Add("x-idempotency-lookup", lookup);
  return outcome;
}

}  // namespace

Outcome ShowTicket(const Call& call, const Account& account, const Ticket& ticket) {
  Json body = {{"ticket", TicketJson(ticket)}};
  for (const absl::string_view part : absl::StrSplit(call.Parameter("include"), ',', absl::SkipEmpty())) {
    if (part == "users") body["users"] = SideloadedUsers(account, ticket);
    if (part != "groups") continue;
    body["groups"] = Json::array();
    if (ticket.group_id) body["groups"].push_back(GroupJson(account.groups.at(*ticket.group_id)));
  }
  return Ok(body);
}

Outcome UpdateTicket(const Call& call, Account& account, const Options& options, Ticket& ticket) {
  TicketBody body;
  if (auto problem = ReadTicketBody(call.body, BodyOf::kUpdate, &body)) return *std::move(problem);
  if (auto problem = CheckUpdatable(ticket, body.safe_update, body.updated_stamp)) return *std::move(problem);
  if (auto problem = CheckTicketBody(account, options, body, &ticket)) return *std::move(problem);
  Edit edit(account, ticket, call.actor, call.now);
  Json line = Line("update", call, ticket);
  ApplyTicketBody(body, account, edit, line);
  edit.Finish();
  Outcome outcome = Ok({{"ticket", TicketJson(ticket)}, {"audit", AuditJson(edit.audit(), ticket)}});
  outcome.changes = edit.TakeChanges();
  line["external_id"] = ticket.external_id;
  outcome.journal.push_back(Dump(line));
  return outcome;
}

Outcome CreateTicket(const Call& call, Account& account, const Options& options) {
  if (call.idempotency_key.size() > kIdempotencyKeyMax) {
    return Error(400, "IdempotentRequestError", "Idempotency-Key: want at most 255 characters");
  }
  ForgetOldKeys(account, options, call.now);
  const bool keyed = !call.idempotency_key.empty();
  if (const auto known = account.creations.find(call.idempotency_key); keyed && known != account.creations.end()) {
    if (known->second.body != call.body) {
      return Error(400, "IdempotentRequestError", "the key was used with another request");
    }
    return Created(call, account, known->second.ticket_id, "hit");
  }
  TicketBody body;
  if (auto problem = ReadTicketBody(call.body, BodyOf::kCreation, &body)) return *std::move(problem);
  if (!body.comment) return RecordInvalid("comment", "Comment: cannot be blank");
  if (auto problem = CheckTicketBody(account, options, body, nullptr)) return *std::move(problem);
  if (body.follow_up_of) {
    const Ticket* const source = account.FindTicket(*body.follow_up_of);
    if (source == nullptr || source->status != "closed")
      return RecordInvalid("base", "Follow-up source: is not closed");
  }
  int64_t requester = 0;
  if (auto problem = Requester(body, call, account, &requester)) return *std::move(problem);

  Edit edit = Edit::Create(account, call.actor, call.now);
  Ticket& ticket = edit.ticket();
  ticket.requester_id = requester;
  ticket.follow_up_of = body.follow_up_of;
  // The vendor takes the requester, not the caller, for the author of the first comment.
  if (body.comment->author_id == 0) body.comment->author_id = requester;
  Json line = Line("create", call, ticket);
  ApplyTicketBody(body, account, edit, line);
  ticket.description = ticket.comments.front().plain_body;
  edit.Finish();
  if (keyed) account.creations[call.idempotency_key] = {call.body, ticket.id, call.now};
  Outcome outcome = Created(call, account, ticket.id, keyed ? "miss" : nullptr);
  outcome.changes = edit.TakeChanges();
  line["external_id"] = ticket.external_id;
  outcome.journal.push_back(Dump(line));
  return outcome;
}

}  // namespace firstline::sim::zendesk
