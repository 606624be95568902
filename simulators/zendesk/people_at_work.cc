#include "simulators/zendesk/people_at_work.h"

#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "simulators/desk/deeds.h"
#include "simulators/zendesk/edit.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/merge.h"
#include "simulators/zendesk/tags.h"

namespace firstline::sim::zendesk {
namespace {

constexpr int64_t kUsualOperator = 8001;

Outcome Problem(int status, const std::string& what) { return {.status = status, .body = Dump({{"error", what}})}; }

Json Line(const char* op, const char* actor, int64_t user, const Ticket& ticket) {
  return {{"op", op}, {"actor", actor}, {"user", user}, {"ticket", ticket.id}, {"external_id", ticket.external_id}};
}

Json CommentLine(const Comment& comment) {
  return {{"id", comment.id},
          {"public", comment.is_public},
          {"author_id", comment.author_id},
          {"text", comment.plain_body}};
}

// Ends an action: the answer, its changes and its journal line.
Outcome Done(Edit& edit, Json answer, const Json& line, int status = 200) {
  edit.Finish();
  answer["ticket_id"] = absl::StrCat(edit.ticket().id);
  Outcome outcome = Ok(answer, status);
  outcome.changes = edit.TakeChanges();
  outcome.journal.push_back(Dump(line));
  return outcome;
}

// The name every vendor's simulator gives, and Zendesk's own.
Json MessageIds(const Comment& comment) {
  return {{"message_id", absl::StrCat(comment.id)}, {"comment_id", absl::StrCat(comment.id)}};
}

// The customer, made where the address is new.
const User& Customer(const desk::Person& given, Account& account, absl::Time now) {
  const User* const known = account.FindUserByEmail(given.email);
  User user =
      known != nullptr ? *known : User{.name = given.name, .email = given.email, .created_at = WholeSecond(now)};
  if (!given.locale.empty()) user.locale = given.locale;
  if (!given.external_id.empty()) user.external_id = given.external_id;
  for (const auto& [name, value] : given.attributes) {
    const Json json = Json::parse(value);
    user.fields[name] = json.is_string() ? json.get<std::string>() : value;
  }
  return account.AddUser(std::move(user));
}

Outcome Open(const Call& call, const desk::OpenTicket& open, Account& account) {
  const bool stranger = account.FindUserByEmail(open.requester.email) == nullptr;
  if (stranger && open.requester.name.empty()) return Problem(400, "requester.name: want one for a new customer");
  const auto tags = ReadTags(open.tags);
  if (!tags) return Problem(400, "tags: want an array of words");
  if (account.FindExternal(open.external_id) != nullptr) return Problem(409, "external_id: is taken");
  if (open.group_id && !account.groups.contains(*open.group_id)) return Problem(422, "group_id: no such group");

  const User& customer = Customer(open.requester, account, call.now);
  Edit edit = Edit::Create(account, {.user_id = customer.id, .via = open.channel}, call.now);
  Ticket& ticket = edit.ticket();
  ticket.subject = open.subject;
  ticket.external_id = open.external_id;
  ticket.priority = open.priority;
  ticket.tags = *tags;
  if (open.group_id) ticket.group_id = open.group_id;
  const Comment first = edit.AddComment({.html = open.message.html, .text = open.message.text});
  ticket.description = first.plain_body;
  Json line = Line("message", "customer", customer.id, ticket);
  line["comment"] = CommentLine(first);
  return Done(edit, MessageIds(first), line, 201);
}

// A customer's mail to a closed ticket opens a new one.
Outcome OpenFollowUp(const Call& call, const NewComment& comment, Ticket& closed, Account& account) {
  Edit edit = Edit::Create(account, {.user_id = closed.requester_id, .via = closed.via}, call.now);
  Ticket& ticket = edit.ticket();
  ticket.subject = closed.subject;
  ticket.follow_up_of = closed.id;
  const Comment first = edit.AddComment(comment);
  ticket.description = first.plain_body;
  Json line = Line("message", "customer", closed.requester_id, ticket);
  line["comment"] = CommentLine(first);
  line["follow_up_of"] = closed.id;
  Json answer = MessageIds(first);
  answer["follow_up_of"] = absl::StrCat(closed.id);
  return Done(edit, answer, line, 201);
}

Outcome Write(const Call& call, const desk::WriteMessage& write, Ticket& ticket, Account& account,
              const Options& options) {
  const int64_t author = write.by_agent ? write.agent_id.value_or(kUsualOperator) : ticket.requester_id;
  const User* const user = account.FindUser(author);
  if (user == nullptr || user->IsStaff() != write.by_agent) return Problem(422, "agent_id: no such agent");
  const NewComment comment = {.is_public = write.is_public, .html = write.message.html, .text = write.message.text};
  if (ticket.status == "closed" && !write.by_agent && options.email_to_closed_opens_follow_up) {
    return OpenFollowUp(call, comment, ticket, account);
  }
  if (ticket.status == "closed") return Problem(422, "the ticket is closed");
  if (ticket.comments.size() >= static_cast<size_t>(options.comments_max)) return Problem(422, "too many comments");
  const std::string usual = write.by_agent ? "web" : ticket.via;
  Edit edit(account, ticket, {.user_id = author, .via = write.channel.empty() ? usual : write.channel}, call.now);
  const Comment added = edit.AddComment(comment);
  Json line = Line("message", write.by_agent ? "agent" : "customer", author, ticket);
  line["comment"] = CommentLine(added);
  return Done(edit, MessageIds(added), line);
}

Outcome Rate(const Call& call, const desk::RateTicket& rate, Ticket& ticket, Account& account) {
  if (rate.score != "good" && rate.score != "bad") return Problem(400, "score: want good or bad");
  Edit edit(account, ticket, {.user_id = ticket.requester_id, .via = "web"}, call.now);
  edit.SetRating(rate.score, rate.comment);
  Json line = Line("rating", "customer", ticket.requester_id, ticket);
  line["score"] = rate.score;
  return Done(edit, Json::object(), line);
}

Outcome Move(const Call& call, const desk::MoveTicket& move, Ticket& ticket, Account& account) {
  if (ticket.status == "closed" && move.status != "deleted") return Problem(422, "the ticket is closed");
  const int64_t agent = move.agent_id.value_or(kUsualOperator);
  if (account.FindUser(agent) == nullptr) return Problem(422, "agent_id: no such agent");
  Edit edit(account, ticket, {.user_id = agent, .via = "web"}, call.now);
  edit.SetStatus(move.status);
  Json line = Line("status", "agent", agent, ticket);
  line["status"] = move.status;
  return Done(edit, Json::object(), line);
}

Outcome Assign(const Call& call, const desk::AssignTicket& assign, Ticket& ticket, Account& account) {
  const auto& [group, assignee] = assign;
  if (group && *group && !account.groups.contains(**group)) return Problem(422, "no such group");
  if (assignee && *assignee) {
    const User* const user = account.FindUser(**assignee);
    if (user == nullptr || !user->IsStaff()) return Problem(422, "no such agent");
  }
  if (ticket.status == "closed") return Problem(422, "the ticket is closed");
  Edit edit(account, ticket, {.user_id = kUsualOperator, .via = "web"}, call.now);
  Json line = Line("assign", "agent", kUsualOperator, ticket);
  if (group) {
    edit.SetGroup(*group);
    line["group_id"] = IdOrNull(ticket.group_id);
  }
  if (assignee) {
    edit.SetAssignee(*assignee);
    line["assignee_id"] = IdOrNull(ticket.assignee_id);
  }
  return Done(edit, Json::object(), line);
}

Outcome Suspend(const desk::SuspendRequester& suspend, const Ticket& ticket, Account& account) {
  User& customer = *account.FindUser(ticket.requester_id);
  customer.suspended = suspend.suspended;
  Outcome outcome = Ok({{"ticket_id", absl::StrCat(ticket.id)}});
  Json line = Line("suspend", "agent", kUsualOperator, ticket);
  line["suspended"] = customer.suspended;
  outcome.journal.push_back(Dump(line));
  return outcome;
}

Outcome Merge(const Call& call, Ticket& target, Account& account) {
  Call by_operator = call;
  by_operator.actor = {.user_id = kUsualOperator, .via = "web"};
  return MergeTickets(by_operator, "agent", account, target);
}

Ticket* Find(Account& account, const std::string& id) {
  if (Ticket* const ticket = account.FindExternal(id)) return ticket;
  int64_t number = 0;
  return absl::SimpleAtoi(id, &number) ? account.FindTicket(number) : nullptr;
}

Outcome Show(const Ticket& ticket, const Account& account) {
  Json json = TicketJson(ticket);
  json["ticket_id"] = absl::StrCat(ticket.id);
  json["comments"] = Json::array();
  for (const Comment& comment : ticket.comments) {
    json["comments"].push_back(CommentJson(comment));
    if (account.users.at(comment.author_id).IsStaff()) continue;
    json["last_customer_message_id"] = json["last_customer_comment_id"] = absl::StrCat(comment.id);
  }
  json["audits"] = Json::array();
  for (const Audit& audit : ticket.audits) json["audits"].push_back(AuditJson(audit, ticket));
  return Ok(json);
}

Outcome AddPerson(const Call& call, const desk::AddPerson& add, Account& account) {
  if (account.FindUserByEmail(add.email) != nullptr) return Problem(409, "email: is taken");
  for (const int64_t group : add.groups) {
    if (!account.groups.contains(group)) return Problem(422, "groups: no such group");
  }
  const User& user = account.AddUser({.name = add.name,
                                      .email = add.email,
                                      .locale = add.locale.empty() ? "en-US" : add.locale,
                                      .role = add.role,
                                      .groups = add.groups,
                                      .created_at = WholeSecond(call.now)});
  return Ok(UserJson(user), 201);
}

Outcome AddGroup(const desk::AddGroup& add, Account& account) {
  account.groups[add.id] = {.id = add.id, .name = add.name};
  return Ok(GroupJson(account.groups[add.id]), 201);
}

// One function per deed.
struct Doer {
  const Call& call;
  Account& account;
  const Options& options;
  Ticket* ticket;  // nullptr for what is about no ticket

  Outcome operator()(const desk::OpenTicket& open) const { return Open(call, open, account); }
  Outcome operator()(const desk::WriteMessage& write) const { return Write(call, write, *ticket, account, options); }
  Outcome operator()(const desk::RateTicket& rate) const { return Rate(call, rate, *ticket, account); }
  Outcome operator()(const desk::MoveTicket& move) const { return Move(call, move, *ticket, account); }
  Outcome operator()(const desk::AssignTicket& assign) const { return Assign(call, assign, *ticket, account); }
  Outcome operator()(const desk::SuspendRequester& suspend) const { return Suspend(suspend, *ticket, account); }
  Outcome operator()(const desk::ShowTicket&) const { return Show(*ticket, account); }
  Outcome operator()(const desk::AddPerson& add) const { return AddPerson(call, add, account); }
  Outcome operator()(const desk::AddGroup& add) const { return AddGroup(add, account); }
};

bool IsMerge(const Call& call) {
  return call.method == "POST" && call.path.size() == 3 && call.path[0] == "tickets" && call.path[2] == "merge";
}

}  // namespace

Outcome RouteControl(const Call& call, Account& account, const Options& options) {
  if (IsMerge(call)) {
    Ticket* const target = Find(account, call.path[1]);
    return target == nullptr ? Problem(404, "no such ticket") : Merge(call, *target, account);
  }
  const absl::StatusOr<desk::Deed> deed = desk::ReadDeed(call);
  if (!deed.ok()) return Problem(desk::HttpStatusOf(deed.status()), std::string(deed.status().message()));
  Ticket* const ticket = call.path.size() > 1 ? Find(account, deed->ticket) : nullptr;
  if (call.path.size() > 1 && ticket == nullptr) return Problem(404, "no such ticket");
  return std::visit(Doer{call, account, options, ticket}, deed->what);
}

}  // namespace firstline::sim::zendesk
