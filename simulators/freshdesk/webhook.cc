#include "simulators/freshdesk/webhook.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "simulators/desk/html.h"
#include "simulators/freshdesk/json.h"

namespace firstline::sim::freshdesk {
namespace {

struct Firing {
  const char* event;      // the constant the user gives the rule
  std::string triggered;  // {{triggered_event}}: free-form
};

std::optional<Firing> Fires(const std::string& rule, const Ticket& ticket, const Change& change) {
  using Kind = Change::Kind;
  const bool by_agent = change.performer == Performer::kAgent;
  const bool wrote = change.kind == Kind::kReplied || change.kind == Kind::kNoted;
  const bool rests = ticket.status == kResolved || ticket.status == kClosed;
  if (rule == "created" && change.kind == Kind::kCreated) return Firing{"ticket.created", "{ticket_action:created}"};
  if (rule == "replied" && wrote && !by_agent) return Firing{"customer.replied", "{reply_sent:reply}"};
  if (rule == "closed" && change.kind == Kind::kStatus && rests) {
    return Firing{"ticket.closed", absl::StrCat("{status:{from:", StatusName(change.status_before),
                                                ",to:", StatusName(ticket.status), "}}")};
  }
  if (rule == "rating" && change.kind == Kind::kRating) {
    return Firing{"csat.received", "{customer_feedback:received}"};
  }
  if (rule == "agent" && by_agent && (wrote || change.kind == Kind::kAgent)) {
    return Firing{"agent.acted", "{reply_sent:reply}"};
  }
  return std::nullopt;
}

const char* PriorityName(int64_t priority) {
  const char* const names[] = {"Low", "Medium", "High", "Urgent"};
  return names[priority - 1];
}

// "Ana Example : Any news?", or "" before the first one.
std::string LatestPublic(const Ticket& ticket, const Account& account) {
  for (auto it = ticket.conversations.rbegin(); it != ticket.conversations.rend(); ++it) {
    if (it->is_private) continue;
    const auto agent = account.agents.find(it->user_id);
    const std::string& name =
        agent != account.agents.end() ? agent->second.name : account.contacts.at(ticket.requester_id).name;
    return absl::StrCat(name, " : ", desk::FromHtml(it->body));
  }
  return "";
}

Json SimpleBody(const Ticket& ticket, const Account& account, const std::string& triggered) {
  const Contact& contact = account.contacts.at(ticket.requester_id);
  Json json = {{"ticket_id", ticket.id},
               {"ticket_subject", ticket.subject},
               {"ticket_description", ticket.description},
               {"ticket_url", absl::StrCat("https://desk.example.com/helpdesk/tickets/", ticket.id)},
               {"ticket_status", StatusName(ticket.status)},
               {"ticket_priority", PriorityName(ticket.priority)},
               {"ticket_source", ticket.source == 1 ? "Email" : "Portal"},
               {"ticket_tags", absl::StrJoin(ticket.tags, ", ")},
               {"ticket_requester_name", contact.name},
               {"ticket_requester_email", contact.email},
               {"ticket_group_name", nullptr},
               {"ticket_agent_name", nullptr},
               {"ticket_agent_email", nullptr},
               {"ticket_latest_public_comment", LatestPublic(ticket, account)},
               {"triggered_event", triggered}};
  if (ticket.group_id) json["ticket_group_name"] = account.groups.at(*ticket.group_id).name;
  if (ticket.responder_id) {
    json["ticket_agent_name"] = account.agents.at(*ticket.responder_id).name;
    json["ticket_agent_email"] = account.agents.at(*ticket.responder_id).email;
  }
  for (const auto& [name, value] : ticket.fields) json["ticket_" + name] = Json::parse(value);
  return {{"freshdesk_webhook", json}};
}

}  // namespace

std::vector<std::string> KnownRules() { return {"created", "replied", "closed", "rating", "agent"}; }

std::optional<std::string> RuleBody(const std::string& rule, BodyMode mode, const Account& account,
                                    const Change& change) {
  const Ticket& ticket = account.tickets.at(change.ticket_id);
  const std::optional<Firing> firing = Fires(rule, ticket, change);
  if (!firing) return std::nullopt;
  if (mode == BodyMode::kSimple) return Dump(SimpleBody(ticket, account, firing->triggered));
  // A placeholder between quotes makes a string of the id.
  return Dump({{"source", "freshdesk"},
               {"event", firing->event},
               {"ticket_id", absl::StrCat(ticket.id)},
               {"triggered_event", firing->triggered}});
}

}  // namespace firstline::sim::freshdesk
