#include "simulators/zendesk/people_at_work.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "simulators/zendesk/edit.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/merge.h"
#include "simulators/zendesk/tags.h"

namespace firstline::sim::zendesk {
namespace {

constexpr int64_t kUsualOperator = 8001;

Outcome Problem(int status, const std::string& what) { return {.status = status, .body = Dump({{"error", what}})}; }

// The first member that is not among `known`, or "".
std::string Stranger(const Json& object, std::initializer_list<const char*> known) {
  for (const auto& [name, value] : object.items()) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return name;
  }
  return "";
}

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

// The customer of a `requester` object, made where the address is new. Reads everything before it changes anything.
const User& Customer(const Json& given, Account& account, absl::Time now) {
  const User* const known = account.FindUserByEmail(given.at("email"));
  User user = known != nullptr ? *known : User{.email = given.at("email"), .created_at = WholeSecond(now)};
  user.name = known != nullptr ? known->name : given.at("name").get<std::string>();
  user.locale = given.value("locale", user.locale);
  user.external_id = given.value("external_id", user.external_id);
  const Json attributes = given.value("attributes", Json::object());
  for (const auto& [name, value] : attributes.items()) {
    user.fields[name] = value.is_string() ? value.get<std::string>() : Dump(value);
  }
  return account.AddUser(std::move(user));
}

Outcome OpenTicket(const Call& call, const Json& body, Account& account) {
  const std::string stranger = Stranger(
      body, {"external_id", "requester", "subject", "text", "html", "channel", "tags", "group_id", "priority"});
  if (!stranger.empty()) return Problem(400, absl::StrCat("`", stranger, "` is unknown"));
  const Json& requester = body.at("requester");
  const std::string odd = Stranger(requester, {"name", "email", "locale", "external_id", "attributes"});
  if (!odd.empty()) return Problem(400, absl::StrCat("`requester.", odd, "` is unknown"));
  const auto tags = ReadTags(body.value("tags", Json::array()));
  if (!tags) return Problem(400, "tags: want an array of words");
  const std::string external_id = body.value("external_id", "");
  if (account.FindExternal(external_id) != nullptr) return Problem(409, "external_id: is taken");
  const NewComment comment = {.html = body.value("html", ""), .text = body.value("text", "")};
  if (comment.html.empty() && comment.text.empty()) return Problem(400, "want text or html");
  if (body.contains("group_id") && !account.groups.contains(body["group_id"].get<int64_t>())) {
    return Problem(422, "group_id: no such group");
  }
  const std::string channel = body.value("channel", "email");
  const std::string subject = body.value("subject", "");
  const std::string priority = body.value("priority", "");

  const User& customer = Customer(requester, account, call.now);
  Edit edit = Edit::Create(account, {.user_id = customer.id, .via = channel}, call.now);
  Ticket& ticket = edit.ticket();
  ticket.subject = subject;
  ticket.external_id = external_id;
  ticket.priority = priority;
  ticket.tags = *tags;
  if (body.contains("group_id")) ticket.group_id = body["group_id"].get<int64_t>();
  const Comment first = edit.AddComment(comment);
  ticket.description = first.plain_body;
  Json line = Line("message", "customer", customer.id, ticket);
  line["comment"] = CommentLine(first);
  return Done(edit, {{"comment_id", absl::StrCat(first.id)}}, line, 201);
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
  return Done(edit, {{"comment_id", absl::StrCat(first.id)}, {"follow_up_of", absl::StrCat(closed.id)}}, line, 201);
}

Outcome Write(const Call& call, const Json& body, Ticket& ticket, Account& account, const Options& options) {
  const std::string stranger = Stranger(body, {"from", "text", "html", "public", "agent_id", "channel"});
  if (!stranger.empty()) return Problem(400, absl::StrCat("`", stranger, "` is unknown"));
  const std::string from = body.value("from", "customer");
  if (from != "customer" && from != "agent") return Problem(400, "from: want customer or agent");
  const bool by_agent = from == "agent";
  const int64_t author = by_agent ? body.value("agent_id", kUsualOperator) : ticket.requester_id;
  const User* const user = account.FindUser(author);
  if (user == nullptr || user->IsStaff() != by_agent) return Problem(422, "agent_id: no such agent");
  const NewComment comment = {
      .is_public = body.value("public", true), .html = body.value("html", ""), .text = body.value("text", "")};
  if (comment.html.empty() && comment.text.empty()) return Problem(400, "want text or html");
  if (ticket.status == "closed" && !by_agent && options.email_to_closed_opens_follow_up) {
    return OpenFollowUp(call, comment, ticket, account);
  }
  if (ticket.status == "closed") return Problem(422, "the ticket is closed");
  if (ticket.comments.size() >= static_cast<size_t>(options.comments_max)) return Problem(422, "too many comments");
  const std::string channel = body.value("channel", by_agent ? "web" : ticket.via);
  Edit edit(account, ticket, {.user_id = author, .via = channel}, call.now);
  const Comment added = edit.AddComment(comment);
  Json line = Line("message", by_agent ? "agent" : "customer", author, ticket);
  line["comment"] = CommentLine(added);
  return Done(edit, {{"comment_id", absl::StrCat(added.id)}}, line);
}

Outcome Rate(const Call& call, const Json& body, Ticket& ticket, Account& account) {
  const std::string score = body.at("score");
  if (score != "good" && score != "bad") return Problem(400, "score: want good or bad");
  Edit edit(account, ticket, {.user_id = ticket.requester_id, .via = "web"}, call.now);
  edit.SetRating(score, body.value("comment", ""));
  Json line = Line("rating", "customer", ticket.requester_id, ticket);
  line["score"] = score;
  return Done(edit, Json::object(), line);
}

Outcome Move(const Call& call, const Json& body, Ticket& ticket, Account& account) {
  static const std::vector<std::string> kStatuses = {"open", "pending", "hold", "solved", "closed", "deleted"};
  const std::string status = body.at("status");
  if (std::find(kStatuses.begin(), kStatuses.end(), status) == kStatuses.end()) {
    return Problem(400, "status: want open, pending, hold, solved, closed or deleted");
  }
  if (ticket.status == "closed" && status != "deleted") return Problem(422, "the ticket is closed");
  const int64_t agent = body.value("agent_id", kUsualOperator);
  if (account.FindUser(agent) == nullptr) return Problem(422, "agent_id: no such agent");
  Edit edit(account, ticket, {.user_id = agent, .via = "web"}, call.now);
  edit.SetStatus(status);
  Json line = Line("status", "agent", agent, ticket);
  line["status"] = status;
  return Done(edit, Json::object(), line);
}

Outcome Assign(const Call& call, const Json& body, Ticket& ticket, Account& account) {
  const auto id_of = [&body](const char* name) {
    return body.at(name).is_null() ? std::optional<int64_t>() : std::optional<int64_t>(body.at(name).get<int64_t>());
  };
  const bool group = body.contains("group_id");
  const bool assignee = body.contains("assignee_id");
  if (!group && !assignee) return Problem(400, "want group_id or assignee_id");
  const std::optional<int64_t> group_id = group ? id_of("group_id") : std::nullopt;
  const std::optional<int64_t> assignee_id = assignee ? id_of("assignee_id") : std::nullopt;
  if (group_id && !account.groups.contains(*group_id)) return Problem(422, "no such group");
  if (assignee_id) {
    const User* const user = account.FindUser(*assignee_id);
    if (user == nullptr || !user->IsStaff()) return Problem(422, "no such agent");
  }
  if (ticket.status == "closed") return Problem(422, "the ticket is closed");
  Edit edit(account, ticket, {.user_id = kUsualOperator, .via = "web"}, call.now);
  Json line = Line("assign", "agent", kUsualOperator, ticket);
  if (group) {
    edit.SetGroup(group_id);
    line["group_id"] = IdOrNull(ticket.group_id);
  }
  if (assignee) {
    edit.SetAssignee(assignee_id);
    line["assignee_id"] = IdOrNull(ticket.assignee_id);
  }
  return Done(edit, Json::object(), line);
}

Outcome Suspend(const Json& body, const Ticket& ticket, Account& account) {
  User& customer = *account.FindUser(ticket.requester_id);
  customer.suspended = body.value("suspended", true);
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
    if (!account.users.at(comment.author_id).IsStaff()) json["last_customer_comment_id"] = absl::StrCat(comment.id);
  }
  json["audits"] = Json::array();
  for (const Audit& audit : ticket.audits) json["audits"].push_back(AuditJson(audit, ticket));
  return Ok(json);
}

Outcome AddPerson(const Call& call, const Json& body, Account& account) {
  const std::string role = body.value("role", "end-user");
  if (role != "end-user" && role != "agent" && role != "admin")
    return Problem(400, "role: want end-user, agent or admin");
  const std::string email = body.at("email");
  if (account.FindUserByEmail(email) != nullptr) return Problem(409, "email: is taken");
  const std::vector<int64_t> groups = body.value("groups", std::vector<int64_t>());
  for (const int64_t group : groups) {
    if (!account.groups.contains(group)) return Problem(422, "groups: no such group");
  }
  const User& user = account.AddUser({.name = body.at("name"),
                                      .email = email,
                                      .locale = body.value("locale", "en-US"),
                                      .role = role,
                                      .groups = groups,
                                      .created_at = WholeSecond(call.now)});
  return Ok(UserJson(user), 201);
}

Outcome AddGroup(const Json& body, Account& account) {
  const int64_t id = body.at("id");
  if (id <= 0) return Problem(400, "id: want a positive integer");
  account.groups[id] = {.id = id, .name = body.at("name")};
  return Ok(GroupJson(account.groups[id]), 201);
}

Outcome RouteParsed(const Call& call, const Json& body, Account& account, const Options& options) {
  const std::string& first = call.path[0];
  if (first == "users" && call.path.size() == 1) return AddPerson(call, body, account);
  if (first == "groups" && call.path.size() == 1) return AddGroup(body, account);
  if (first != "tickets" || call.path.size() == 2) return Problem(404, "no such control call");
  if (call.path.size() == 1) return OpenTicket(call, body, account);
  Ticket* const ticket = Find(account, call.path[1]);
  if (ticket == nullptr) return Problem(404, "no such ticket");
  const std::string& action = call.path[2];
  if (action == "messages") return Write(call, body, *ticket, account, options);
  if (action == "rating") return Rate(call, body, *ticket, account);
  if (action == "status") return Move(call, body, *ticket, account);
  if (action == "delete") return Move(call, {{"status", "deleted"}}, *ticket, account);
  if (action == "assign") return Assign(call, body, *ticket, account);
  if (action == "suspend") return Suspend(body, *ticket, account);
  if (action == "merge") return Merge(call, *ticket, account);
  return Problem(404, "want messages, rating, status, assign, suspend, merge or delete");
}

}  // namespace

Outcome RouteControl(const Call& call, Account& account, const Options& options) {
  if (call.path.empty() || call.path.size() > 3) return Problem(404, "no such control call");
  if (call.method == "GET") {
    Ticket* const ticket = call.path.size() == 2 && call.path[0] == "tickets" ? Find(account, call.path[1]) : nullptr;
    return ticket == nullptr ? Problem(404, "no such ticket") : Show(*ticket, account);
  }
  if (call.method != "POST") return Problem(404, "no such control call");
  const Json body = Json::parse(call.body.empty() ? "{}" : call.body, nullptr, /*allow_exceptions=*/false);
  if (!body.is_object()) return Problem(400, "want a JSON object");
  try {
    return RouteParsed(call, body, account, options);
  } catch (const Json::exception& exception) {
    return Problem(400, exception.what());  // a member is missing or has the wrong type
  }
}

}  // namespace firstline::sim::zendesk
