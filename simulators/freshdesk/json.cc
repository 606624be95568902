#include "simulators/freshdesk/json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "simulators/desk/html.h"

namespace firstline::sim::freshdesk {
namespace {

constexpr char kSupportAddress[] = "support@desk.example.com";

Json FieldsJson(const Attributes& fields) {
  Json json = Json::object();
  for (const auto& [name, value] : fields) json[name] = Json::parse(value);
  return json;
}

}  // namespace

std::string StatusName(int64_t status) {
  switch (status) {
    case kOpen: return "Open";
    case kPending: return "Pending";
    case kResolved: return "Resolved";
    case kClosed: return "Closed";
    default: return "Waiting";
  }
}

Json AgentJson(const Agent& a) {
  return {{"id", a.id},
          {"available", a.available},
          {"occasional", false},
          {"ticket_scope", 1},
          {"type", "support_agent"},
          {"group_ids", a.groups},
          {"role_ids", {1}},
          {"contact", {{"name", a.name}, {"email", a.email}, {"active", true}, {"language", "en"}}},
          {"created_at", "2026-01-01T00:00:00Z"},
          {"updated_at", "2026-01-01T00:00:00Z"}};
}

Json GroupJson(const Group& group, const Account& account) {
  Json agents = Json::array();
  for (const auto& [id, agent] : account.agents) {
    if (std::find(agent.groups.begin(), agent.groups.end(), group.id) != agent.groups.end()) agents.push_back(id);
  }
  return {{"id", group.id},
          {"name", group.name},
          {"description", nullptr},
          {"agent_ids", agents},
          {"created_at", "2026-01-01T00:00:00Z"},
          {"updated_at", "2026-01-01T00:00:00Z"}};
}

Json ContactJson(const Contact& c) {
  return {{"id", c.id},
          {"name", c.name},
          {"email", c.email},
          {"active", c.active},
          {"blocked", c.blocked},
          {"language", c.language},
          {"unique_external_id", TextOrNull(c.external_id)},
          {"company_id", IdOrNull(c.company_id)},
          {"phone", nullptr},
          {"mobile", nullptr},
          {"tags", Json::array()},
          {"other_emails", Json::array()},
          {"custom_fields", FieldsJson(c.fields)},
          {"created_at", Stamp(c.created_at)},
          {"updated_at", Stamp(c.updated_at)}};
}

Json CompanyJson(const Company& c) {
  return {{"id", c.id},
          {"name", c.name},
          {"description", nullptr},
          {"domains", Json::array()},
          {"custom_fields", FieldsJson(c.fields)},
          {"created_at", Stamp(c.created_at)},
          {"updated_at", Stamp(c.created_at)}};
}

Json ConversationJson(const Conversation& c, const Ticket& ticket) {
  return {{"id", c.id},
          {"body", c.body},
          {"body_text", desk::FromHtml(c.body)},
          {"incoming", c.incoming},
          {"private", c.is_private},
          {"user_id", c.user_id},
          {"support_email", c.incoming || c.is_private ? Json() : Json(kSupportAddress)},
          {"source", c.source},
          {"category", c.is_private ? 2
                       : c.incoming ? 1
                                    : 3},
          {"ticket_id", ticket.id},
          {"from_email", c.incoming || c.is_private ? Json() : Json(kSupportAddress)},
          {"to_emails", c.to_emails},
          {"cc_emails", c.cc_emails},
          {"bcc_emails", c.bcc_emails},
          {"attachments", Json::array()},
          {"last_edited_at", nullptr},
          {"created_at", Stamp(c.created_at)},
          {"updated_at", Stamp(c.created_at)}};
}

Json TicketItemJson(const Ticket& t, const Account& account) {
  return {{"id", t.id},
          {"subject", t.subject},
          {"status", t.status},
          {"priority", t.priority},
          {"source", t.source},
          {"type", TextOrNull(t.type)},
          {"requester_id", t.requester_id},
          {"responder_id", IdOrNull(t.responder_id)},
          {"group_id", IdOrNull(t.group_id)},
          {"company_id", IdOrNull(account.contacts.at(t.requester_id).company_id)},
          {"product_id", nullptr},
          {"email_config_id", nullptr},
          {"tags", t.tags},
          {"custom_fields", FieldsJson(t.fields)},
          {"cc_emails", Json::array()},
          {"fwd_emails", Json::array()},
          {"reply_cc_emails", Json::array()},
          {"to_emails", nullptr},
          {"spam", false},
          {"fr_escalated", false},
          {"is_escalated", false},
          {"due_by", Stamp(t.created_at + absl::Hours(72))},
          {"fr_due_by", Stamp(t.created_at + absl::Hours(24))},
          {"created_at", Stamp(t.created_at)},
          {"updated_at", Stamp(t.updated_at)}};
}

Json TicketJson(const Ticket& ticket, const Account& account) {
  Json json = TicketItemJson(ticket, account);
  json["description"] = ticket.description;
  json["description_text"] = desk::FromHtml(ticket.description);
  json["attachments"] = Json::array();
  return json;
}

Json RatingJson(const Rating& r, const Ticket& ticket) {
  return {{"id", r.id},
          {"survey_id", 1},
          {"user_id", ticket.requester_id},
          {"agent_id", IdOrNull(r.agent_id)},
          {"group_id", IdOrNull(r.group_id)},
          {"ticket_id", ticket.id},
          {"feedback", TextOrNull(r.feedback)},
          {"ratings", {{"default_question", r.value}}},
          {"created_at", Stamp(r.created_at)},
          {"updated_at", Stamp(r.created_at)}};
}

}  // namespace firstline::sim::freshdesk
