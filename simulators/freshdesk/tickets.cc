#include "simulators/freshdesk/tickets.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "simulators/desk/html.h"
#include "simulators/freshdesk/edit.h"
#include "simulators/freshdesk/json.h"

namespace firstline::sim::freshdesk {
namespace {

using desk::MisfitOr;
using desk::ReadBody;
using Texts = std::optional<std::vector<std::string>>;

constexpr size_t kIncludedMax = 10;  // [M] 3.2

Json Line(const char* op, int64_t user, const Ticket& ticket) {
  return {{"op", op}, {"actor", "api"}, {"user", user}, {"ticket", ticket.id}, {"external_id", ticket.external_id}};
}

Json CommentLine(const Conversation& added) {
  return {{"id", added.id},
          {"public", !added.is_private},
          {"author_id", added.user_id},
          {"text", desk::FromHtml(added.body)},
          {"html", added.body}};
}

bool Contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Outcome> CheckText(const std::string& body, const Options& options) {
  if (body.empty()) return Invalid("body", "It should not be blank as this is a mandatory field", "missing_field");
  if (body.size() > options.body_bytes_max) return Invalid("body", "It is too long", "invalid_value");
  return std::nullopt;
}

std::optional<Outcome> CheckAgent(const char* field, const std::optional<int64_t>& id, const Account& account) {
  if (!id || account.agents.contains(*id)) return std::nullopt;
  return Invalid(field, "There is no agent matching the given id", "invalid_value");
}

// What was said becomes part of the ticket, its answer and its journal line.
Outcome Say(const Call& call, Conversation message, Account& account, Ticket& ticket) {
  Edit edit(account, ticket, Performer::kAgent, call.now);
  Json line = Line("update", message.user_id, ticket);
  const Conversation& added = edit.Add(std::move(message), /*reopens=*/false);
  line["comment"] = CommentLine(added);
  Outcome outcome = Ok(ConversationJson(added, ticket), 201);
  outcome.changes = edit.TakeChanges();
  outcome.journal.push_back(Dump(line));
  return outcome;
}

struct TicketBody {
  std::optional<int64_t> status, priority;
  std::optional<std::optional<int64_t>> group_id, responder_id;
  std::optional<std::string> type, subject;
  Texts tags;
  std::optional<std::map<std::string, std::string>> custom_fields;
};

std::optional<Outcome> CheckFields(const TicketBody& body, const Ticket& ticket, const Options& options) {
  Attributes after = ticket.fields;
  if (body.custom_fields) {
    for (const auto& [name, value] : *body.custom_fields) {
      if (!options.custom_fields.empty() && !Contains(options.custom_fields, name)) {
        return Invalid(absl::StrCat("custom_fields.", name), "Unexpected/invalid field in request", "invalid_field");
      }
      after[name] = value;
    }
  }
  if (body.status != kResolved && body.status != kClosed) return std::nullopt;
  for (const std::string& name : options.required_when_closed) {
    const auto value = after.find(name);
    if (value == after.end() || value->second == "null" || value->second == "\"\"") {
      return Invalid(absl::StrCat("custom_fields.", name), "Mandatory attribute missing", "missing_field");
    }
  }
  return std::nullopt;
}

std::optional<Outcome> CheckTicketBody(const TicketBody& body, const Account& account, const Ticket& ticket,
                                       const Options& options) {
  if (body.status && (*body.status < kOpen || *body.status > kClosed)) {
    return Invalid("status", "It should be one of these values: '2,3,4,5'", "invalid_value");
  }
  if (body.priority && (*body.priority < 1 || *body.priority > 4)) {
    return Invalid("priority", "It should be one of these values: '1,2,3,4'", "invalid_value");
  }
  if (body.group_id && *body.group_id && !account.groups.contains(**body.group_id)) {
    return Invalid("group_id", "There is no group matching the given id", "invalid_value");
  }
  if (body.tags && !options.tags_replace) {
    return Invalid("tags", "would replace all tags; this account refuses them", "invalid_value");
  }
  if (body.responder_id) {
    if (auto problem = CheckAgent("responder_id", *body.responder_id, account)) return problem;
  }
  return CheckFields(body, ticket, options);
}

// Carries a checked body out; `line` gets what was given.
void Apply(const TicketBody& body, Edit& edit, Json& line) {
  Ticket& ticket = edit.ticket();
  if (body.subject) ticket.subject = *body.subject;
  if (body.type) ticket.type = *body.type;
  if (body.priority) line["priority"] = ticket.priority = *body.priority;
  if (body.group_id) {
    edit.SetGroup(*body.group_id);
    line["group_id"] = IdOrNull(ticket.group_id);
  }
  if (body.responder_id) {
    edit.SetResponder(*body.responder_id);
    line["assignee_id"] = IdOrNull(ticket.responder_id);
  }
  if (body.tags) line["tags_replaced"] = ticket.tags = *body.tags;
  if (body.custom_fields) {
    for (const auto& [name, value] : *body.custom_fields) {
      ticket.fields[name] = value;
      line["custom_fields"][name] = Json::parse(value);
    }
  }
  if (body.status) {
    edit.SetStatus(*body.status);
    line["status"] = ticket.status;
  }
}

}  // namespace

Outcome ShowTicket(const Call& call, const Account& account, const Ticket& ticket) {
  Json json = TicketJson(ticket, account);
  for (const absl::string_view part : absl::StrSplit(call.Parameter("include"), ',', absl::SkipEmpty())) {
    if (part == "conversations") {
      json["conversations"] = Json::array();
      for (const Conversation& conversation : ticket.conversations) {
        if (json["conversations"].size() == kIncludedMax) break;
        json["conversations"].push_back(ConversationJson(conversation, ticket));
      }
    } else if (part == "requester") {
      const Contact& contact = account.contacts.at(ticket.requester_id);
      json["requester"] = {{"id", contact.id},
                           {"name", contact.name},
                           {"email", contact.email},
                           {"mobile", nullptr},
                           {"phone", nullptr}};
    } else if (part == "stats") {
      json["stats"] = {{"resolved_at", nullptr}, {"closed_at", nullptr}, {"first_responded_at", nullptr}};
    } else {
      return Invalid("include", "It should be one of these values: 'conversations,requester,stats'", "invalid_value");
    }
  }
  return Ok(json);
}

Outcome UpdateTicket(const Call& call, Account& account, const Options& options, Ticket& ticket) {
  TicketBody body;
  const MisfitOr misfit = ReadBody(call.body, {{"status", desk::ReadInteger(body.status)},
                                               {"priority", desk::ReadInteger(body.priority)},
                                               {"group_id", desk::ReadIntegerOrNull(body.group_id)},
                                               {"responder_id", desk::ReadIntegerOrNull(body.responder_id)},
                                               {"type", desk::ReadTextOrNull(body.type)},
                                               {"subject", desk::ReadText(body.subject)},
                                               {"tags", desk::ReadTexts(body.tags)},
                                               {"custom_fields", desk::ReadObject(body.custom_fields)}});
  if (misfit) return Refuse(*misfit);
  if (auto problem = CheckTicketBody(body, account, ticket, options)) return *std::move(problem);
  Edit edit(account, ticket, Performer::kAgent, call.now);
  Json line = Line("update", call.actor.user_id, ticket);
  Apply(body, edit, line);
  Outcome outcome = Ok(TicketJson(ticket, account));
  outcome.changes = edit.TakeChanges();
  outcome.journal.push_back(Dump(line));
  return outcome;
}

Outcome ReplyTicket(const Call& call, Account& account, const Options& options, Ticket& ticket) {
  std::string body, from_email;
  std::optional<int64_t> user_id;
  Texts cc_emails, bcc_emails;
  const MisfitOr misfit = ReadBody(call.body, {{"body", desk::ReadText(body)},
                                               {"from_email", desk::ReadText(from_email)},
                                               {"user_id", desk::ReadInteger(user_id)},
                                               {"cc_emails", desk::ReadTexts(cc_emails)},
                                               {"bcc_emails", desk::ReadTexts(bcc_emails)}});
  if (misfit) return Refuse(*misfit);
  if (auto problem = CheckText(body, options)) return *std::move(problem);
  if (auto problem = CheckAgent("user_id", user_id, account)) return *std::move(problem);
  return Say(call,
             {.body = body,
              .user_id = user_id.value_or(call.actor.user_id),
              .source = kReply,
              .to_emails = {account.contacts.at(ticket.requester_id).email},
              .cc_emails = cc_emails.value_or(std::vector<std::string>()),
              .bcc_emails = bcc_emails.value_or(std::vector<std::string>())},
             account, ticket);
}

Outcome NoteTicket(const Call& call, Account& account, const Options& options, Ticket& ticket) {
  std::string body;
  std::optional<bool> is_private, incoming;
  std::optional<int64_t> user_id;
  Texts notify_emails;
  const MisfitOr misfit = ReadBody(call.body, {{"body", desk::ReadText(body)},
                                               {"private", desk::ReadBoolean(is_private)},
                                               {"incoming", desk::ReadBoolean(incoming)},
                                               {"user_id", desk::ReadInteger(user_id)},
                                               {"notify_emails", desk::ReadTexts(notify_emails)}});
  if (misfit) return Refuse(*misfit);
  if (auto problem = CheckText(body, options)) return *std::move(problem);
  if (auto problem = CheckAgent("user_id", user_id, account)) return *std::move(problem);
  return Say(call,
             {.body = body,
              .incoming = incoming.value_or(false),
              .is_private = is_private.value_or(true),
              .user_id = user_id.value_or(call.actor.user_id),
              .source = kNote,
              .to_emails = notify_emails.value_or(std::vector<std::string>())},
             account, ticket);
}

}  // namespace firstline::sim::freshdesk
