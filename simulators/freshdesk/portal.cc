#include "simulators/freshdesk/portal.h"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <variant>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "simulators/desk/deeds.h"
#include "simulators/desk/html.h"
#include "simulators/freshdesk/edit.h"
#include "simulators/freshdesk/json.h"

namespace firstline::sim::freshdesk {
namespace {

constexpr int64_t kUsualAgent = 8001;
constexpr int64_t kHappy = 103;     // helpdesks.md 3.2
constexpr int64_t kUnhappy = -103;  // helpdesks.md 3.2

Outcome Problem(int status, const std::string& what) { return {.status = status, .body = Dump({{"error", what}})}; }

Json Line(const char* op, const char* actor, int64_t user, const Ticket& ticket) {
  return {{"op", op}, {"actor", actor}, {"user", user}, {"ticket", ticket.id}, {"external_id", ticket.external_id}};
}

Json CommentLine(const Json& id, bool is_public, int64_t author, const std::string& html) {
  return {{"id", id}, {"public", is_public}, {"author_id", author}, {"text", desk::FromHtml(html)}};
}

std::string HtmlOf(const desk::Writing& writing) {
  return writing.html.empty() ? desk::ToHtml(writing.text) : writing.html;
}

Outcome Done(const Ticket& ticket, std::vector<Change> changes, const Json& line, Json answer, int status = 200) {
  answer["ticket_id"] = absl::StrCat(ticket.id);
  Outcome outcome = Ok(answer, status);
  outcome.changes = std::move(changes);
  outcome.journal.push_back(Dump(line));
  return outcome;
}

int64_t CompanyOf(const desk::Company& given, Account& account, absl::Time now) {
  const auto known = account.company_by_id.find(given.id);
  const int64_t id = known != account.company_by_id.end() ? known->second : account.next_company++;
  account.company_by_id[given.id] = id;
  Company& company = account.companies[id];
  if (company.id == 0) company = {.id = id, .name = given.id, .created_at = desk::WholeSecond(now)};
  if (!given.name.empty()) company.name = given.name;
  for (const auto& [name, value] : given.attributes) company.fields[name] = value;
  return id;
}

// The contact, made where the address is new.
Contact& ContactOf(const desk::Person& given, Account& account, absl::Time now) {
  Contact* contact = account.FindContactByEmail(given.email);
  if (contact == nullptr) {
    const int64_t id = account.next_contact++;
    contact = &account.contacts[id];
    *contact = {
        .id = id, .name = given.name, .email = given.email, .language = "en", .created_at = desk::WholeSecond(now)};
    account.contact_by_email[given.email] = id;
  }
  if (!given.locale.empty()) contact->language = given.locale;
  if (!given.external_id.empty()) contact->external_id = given.external_id;
  for (const auto& [name, value] : given.attributes) contact->fields[name] = value;
  if (given.company) contact->company_id = CompanyOf(*given.company, account, now);
  contact->updated_at = desk::WholeSecond(now);
  return *contact;
}

// Ticket source of a channel (helpdesks.md 3.2).
int64_t SourceOf(const std::string& channel) {
  static const std::map<std::string, int64_t> kSources = {
      {"email", 1}, {"web", 2}, {"portal", 2}, {"phone", 3}, {"chat", 7}};
  const auto known = kSources.find(channel);
  return known == kSources.end() ? 2 : known->second;
}

int64_t PriorityOf(const std::string& name) {
  static const std::map<std::string, int64_t> kPriorities = {
      {"low", 1}, {"medium", 2}, {"normal", 2}, {"high", 3}, {"urgent", 4}};
  const auto known = kPriorities.find(name);
  return known == kPriorities.end() ? 1 : known->second;
}

int64_t StatusOf(const std::string& name) {
  if (name == "open") return kOpen;
  if (name == "solved") return kResolved;
  return name == "closed" ? kClosed : kPending;
}

Outcome Open(const Call& call, const desk::OpenTicket& open, Account& account) {
  const bool stranger = account.FindContactByEmail(open.requester.email) == nullptr;
  if (stranger && open.requester.name.empty()) return Problem(400, "requester.name: want one for a new customer");
  if (account.by_external_id.contains(open.external_id)) return Problem(409, "external_id: is taken");
  if (open.group_id && !account.groups.contains(*open.group_id)) return Problem(422, "group_id: no such group");

  const Contact& contact = ContactOf(open.requester, account, call.now);
  std::vector<Change> changes;
  const std::string html = HtmlOf(open.message);
  Ticket& ticket = OpenTicket(account, contact.id, html, call.now, &changes);
  ticket.external_id = open.external_id;
  if (!open.external_id.empty()) account.by_external_id[open.external_id] = ticket.id;
  ticket.subject = open.subject;
  ticket.source = SourceOf(open.channel);
  ticket.priority = PriorityOf(open.priority);
  ticket.group_id = open.group_id;
  ticket.tags = open.tags;
  Json line = Line("message", "customer", contact.id, ticket);
  line["comment"] = CommentLine("description", true, contact.id, html);
  return Done(ticket, std::move(changes), line, {{"message_id", "description"}}, 201);
}

Outcome Write(const Call& call, const desk::WriteMessage& write, Ticket& ticket, Account& account,
              const Options& options) {
  const int64_t author = write.by_agent ? write.agent_id.value_or(kUsualAgent) : ticket.requester_id;
  if (write.by_agent && !account.agents.contains(author)) return Problem(422, "agent_id: no such agent");
  const std::string html = HtmlOf(write.message);
  const bool note = write.by_agent && !write.is_public;
  Edit edit(account, ticket, write.by_agent ? Performer::kAgent : Performer::kRequester, call.now);
  const Conversation& added = edit.Add({.body = html,
                                        .incoming = !write.by_agent,
                                        .is_private = note,
                                        .user_id = author,
                                        .source = note ? kNote : kReply},
                                       options.reopens_on_reply);
  Json line = Line("message", write.by_agent ? "agent" : "customer", author, ticket);
  line["comment"] = CommentLine(added.id, !note, author, html);
  return Done(ticket, edit.TakeChanges(), line, {{"message_id", absl::StrCat(added.id)}});
}

Outcome Rate(const Call& call, const desk::RateTicket& rate, Ticket& ticket, Account& account) {
  int64_t value = rate.score == "good" ? kHappy : kUnhappy;
  if (rate.score != "good" && rate.score != "bad") (void)absl::SimpleAtoi(rate.score, &value);
  if (value < kUnhappy || value > kHappy) return Problem(400, "score: want good, bad or -103 to 103");
  Edit edit(account, ticket, Performer::kRequester, call.now);
  edit.Rate(value, rate.comment);
  Json line = Line("rating", "customer", ticket.requester_id, ticket);
  line["score"] = value;
  return Done(ticket, edit.TakeChanges(), line, Json::object());
}

Outcome Move(const Call& call, const desk::MoveTicket& move, Ticket& ticket, Account& account) {
  const int64_t agent = move.agent_id.value_or(kUsualAgent);
  if (!account.agents.contains(agent)) return Problem(422, "agent_id: no such agent");
  Edit edit(account, ticket, Performer::kAgent, call.now);
  Json line = Line("status", "agent", agent, ticket);
  if (move.status == "deleted") {
    ticket.deleted = true;
    line["status"] = "deleted";
  } else {
    edit.SetStatus(StatusOf(move.status));
    line["status"] = ticket.status;
  }
  return Done(ticket, edit.TakeChanges(), line, Json::object());
}

Outcome Assign(const Call& call, const desk::AssignTicket& assign, Ticket& ticket, Account& account) {
  const auto& [group, agent] = assign;
  if (group && *group && !account.groups.contains(**group)) return Problem(422, "no such group");
  if (agent && *agent && !account.agents.contains(**agent)) return Problem(422, "no such agent");
  Edit edit(account, ticket, Performer::kAgent, call.now);
  Json line = Line("assign", "agent", kUsualAgent, ticket);
  if (group) {
    edit.SetGroup(*group);
    line["group_id"] = IdOrNull(ticket.group_id);
  }
  if (agent) {
    edit.SetResponder(*agent);
    line["assignee_id"] = IdOrNull(ticket.responder_id);
  }
  return Done(ticket, edit.TakeChanges(), line, Json::object());
}

Outcome Suspend(const desk::SuspendRequester& suspend, const Ticket& ticket, Account& account) {
  account.contacts.at(ticket.requester_id).blocked = suspend.suspended;
  Json line = Line("suspend", "agent", kUsualAgent, ticket);
  line["suspended"] = suspend.suspended;
  return Done(ticket, {}, line, Json::object());
}

Outcome Show(const Ticket& ticket, const Account& account) {
  Json json = TicketJson(ticket, account);
  json["ticket_id"] = absl::StrCat(ticket.id);
  json["external_id"] = ticket.external_id;
  json["last_customer_message_id"] = "description";
  json["conversations"] = Json::array();
  for (const Conversation& conversation : ticket.conversations) {
    json["conversations"].push_back(ConversationJson(conversation, ticket));
    if (conversation.user_id == ticket.requester_id) json["last_customer_message_id"] = absl::StrCat(conversation.id);
  }
  return Ok(json);
}

Outcome AddPerson(const Call& call, const desk::AddPerson& add, Account& account) {
  if (add.role == "end-user") {
    if (account.FindContactByEmail(add.email) != nullptr) return Problem(409, "email: is taken");
    const desk::Person person = {.name = add.name, .email = add.email, .locale = add.locale};
    return Ok(ContactJson(ContactOf(person, account, call.now)), 201);
  }
  for (const int64_t group : add.groups) {
    if (!account.groups.contains(group)) return Problem(422, "groups: no such group");
  }
  const int64_t id = account.agents.rbegin()->first + 1;
  account.agents[id] = {.id = id, .name = add.name, .email = add.email, .groups = add.groups};
  return Ok(AgentJson(account.agents[id]), 201);
}

Outcome AddGroup(const desk::AddGroup& add, Account& account) {
  account.groups[add.id] = {.id = add.id, .name = add.name};
  return Ok(GroupJson(account.groups[add.id], account), 201);
}

// One function per deed.
struct Doer {
  const Call& call;
  Account& account;
  const Options& options;
  Ticket* ticket;  // nullptr for what is about none

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

}  // namespace

const Ticket* FindAnyTicket(const Account& account, const std::string& id) {
  const auto external = account.by_external_id.find(id);
  int64_t number = 0;
  if (external != account.by_external_id.end()) {
    number = external->second;
  } else if (!absl::SimpleAtoi(id, &number)) {
    return nullptr;
  }
  const auto found = account.tickets.find(number);
  return found == account.tickets.end() ? nullptr : &found->second;
}

Outcome RouteControl(const Call& call, Account& account, const Options& options) {
  const absl::StatusOr<desk::Deed> deed = desk::ReadDeed(call);
  if (!deed.ok()) return Problem(desk::HttpStatusOf(deed.status()), std::string(deed.status().message()));
  const bool about_one = call.path.size() > 1;
  const Ticket* const found = about_one ? FindAnyTicket(account, deed->ticket) : nullptr;
  if (about_one && found == nullptr) return Problem(404, "no such ticket");
  Ticket* const ticket = about_one ? &account.tickets.at(found->id) : nullptr;
  return std::visit(Doer{call, account, options, ticket}, deed->what);
}

}  // namespace firstline::sim::freshdesk
