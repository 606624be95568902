#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

Json Optional(const std::optional<int64_t>& value) { return value.has_value() ? Json(*value) : Json(nullptr); }

const Comment* FindComment(const Ticket& ticket, int64_t id) {
  for (const Comment& comment : ticket.comments) {
    if (comment.id == id) return &comment;
  }
  return nullptr;
}

absl::Time TimeOf(const Json& json) { return absl::FromUnixSeconds(json.get<int64_t>()); }

// Everything of a ticket, in a form that is read back exactly.
Json TicketState(const Ticket& t) {
  Json json = {{"id", t.id},         {"subject", t.subject},   {"description", t.description}, {"external_id", t.external_id},
               {"status", t.status}, {"priority", t.priority}, {"via", t.via},                 {"group_id", Optional(t.group_id)},
               {"csat", t.csat},     {"tags", t.tags},         {"requester_id", t.requester_id}, {"assignee_id", Optional(t.assignee_id)},
               {"created_at", absl::ToUnixSeconds(t.created_at)}, {"updated_at", absl::ToUnixSeconds(t.updated_at)}};
  for (const auto& [field, value] : t.custom_fields) json["custom_fields"].push_back({field, value});
  for (const Comment& c : t.comments) {
    json["comments"].push_back({{"id", c.id}, {"author_id", c.author_id}, {"audit_id", c.audit_id}, {"public", c.is_public},
                                {"plain", c.plain_body}, {"html", c.html_body}, {"via", c.via},
                                {"created_at", absl::ToUnixSeconds(c.created_at)}});
  }
  for (const Audit& a : t.audits) {
    Json events = Json::array();
    for (const AuditEvent& e : a.events) {
      events.push_back({{"id", e.id}, {"type", e.type}, {"field", e.field}, {"value", e.value}, {"previous", e.previous},
                        {"comment_id", e.comment_id}});
    }
    json["audits"].push_back({{"id", a.id}, {"author_id", a.author_id}, {"via", a.via}, {"custom", a.custom}, {"events", events},
                              {"created_at", absl::ToUnixSeconds(a.created_at)}});
  }
  return json;
}

Ticket TicketFromState(const Json& json) {
  Ticket t;
  t.id = json.at("id");
  t.subject = json.at("subject");
  t.description = json.at("description");
  t.external_id = json.at("external_id");
  t.status = json.at("status");
  t.priority = json.at("priority");
  t.via = json.at("via");
  if (!json.at("group_id").is_null()) t.group_id = json.at("group_id").get<int64_t>();
  if (!json.at("assignee_id").is_null()) t.assignee_id = json.at("assignee_id").get<int64_t>();
  t.requester_id = json.at("requester_id");
  t.tags = json.at("tags").get<std::vector<std::string>>();
  t.csat = json.at("csat");
  t.created_at = TimeOf(json.at("created_at"));
  t.updated_at = TimeOf(json.at("updated_at"));
  for (const Json& entry : json.value("custom_fields", Json::array())) t.custom_fields[entry.at(0)] = entry.at(1);
  for (const Json& c : json.value("comments", Json::array())) {
    t.comments.push_back({.id = c.at("id"), .author_id = c.at("author_id"), .audit_id = c.at("audit_id"),
                          .is_public = c.at("public"), .plain_body = c.at("plain"), .html_body = c.at("html"),
                          .via = c.at("via"), .created_at = TimeOf(c.at("created_at"))});
  }
  for (const Json& a : json.value("audits", Json::array())) {
    Audit audit = {.id = a.at("id"), .author_id = a.at("author_id"), .created_at = TimeOf(a.at("created_at")), .via = a.at("via"),
                   .custom = a.at("custom").get<std::map<std::string, std::string>>()};
    for (const Json& e : a.at("events")) {
      audit.events.push_back({.id = e.at("id"), .type = e.at("type"), .field = e.at("field"), .value = e.at("value"),
                              .previous = e.at("previous"), .comment_id = e.at("comment_id")});
    }
    t.audits.push_back(std::move(audit));
  }
  return t;
}

}  // namespace

Json ToJson(const User& user) {
  return {{"id", user.id},         {"name", user.name},           {"email", user.email},
          {"role", user.role},     {"suspended", user.suspended}, {"locale", user.locale},
          {"tags", Json::array()}, {"user_fields", user.fields},  {"external_id", user.external_id.empty() ? Json(nullptr) : Json(user.external_id)}};
}

Json ToJson(const Group& group) { return {{"id", group.id}, {"name", group.name}, {"deleted", false}}; }

Json ToJson(const Ticket& t) {
  Json fields = Json::array();
  for (const auto& [id, value] : t.custom_fields) fields.push_back({{"id", id}, {"value", value}});
  return {{"id", t.id},
          {"subject", t.subject},
          {"raw_subject", t.subject},
          {"description", t.description},
          {"external_id", t.external_id.empty() ? Json(nullptr) : Json(t.external_id)},
          {"status", t.status},
          {"priority", t.priority.empty() ? Json(nullptr) : Json(t.priority)},
          {"type", nullptr},
          {"via", {{"channel", t.via}, {"source", Json::object()}}},
          {"group_id", Optional(t.group_id)},
          {"assignee_id", Optional(t.assignee_id)},
          {"requester_id", t.requester_id},
          {"submitter_id", t.requester_id},
          {"organization_id", nullptr},
          {"brand_id", 77},
          {"tags", t.tags},
          {"custom_fields", fields},
          {"satisfaction_rating", {{"score", t.csat.empty() ? "unoffered" : t.csat}}},
          {"created_at", Stamp(t.created_at)},
          {"updated_at", Stamp(t.updated_at)}};
}

Json ToJson(const Comment& c) {
  return {{"id", c.id},
          {"type", "Comment"},
          {"author_id", c.author_id},
          {"body", c.plain_body},
          {"html_body", c.html_body},
          {"plain_body", c.plain_body},
          {"public", c.is_public},
          {"attachments", Json::array()},
          {"audit_id", c.audit_id},
          {"via", {{"channel", c.via}, {"source", Json::object()}}},
          {"created_at", Stamp(c.created_at)},
          {"metadata", {{"system", Json::object()}, {"custom", Json::object()}}}};
}

Json ToJson(const Audit& a, const Ticket& ticket) {
  Json events = Json::array();
  for (const AuditEvent& event : a.events) {
    Json json = {{"id", event.id}, {"type", event.type}};
    if (const Comment* const comment = FindComment(ticket, event.comment_id); comment != nullptr) {
      json["author_id"] = comment->author_id;
      json["public"] = comment->is_public;
      json["body"] = comment->plain_body;
      json["html_body"] = comment->html_body;
      json["id"] = comment->id;
    } else {
      json["field_name"] = event.field;
      json["value"] = event.value;
      json["previous_value"] = event.previous;
    }
    events.push_back(json);
  }
  return {{"id", a.id},
          {"ticket_id", ticket.id},
          {"created_at", Stamp(a.created_at)},
          {"author_id", a.author_id},
          {"metadata", {{"system", Json::object()}, {"custom", a.custom}}},
          {"events", events},
          {"via", {{"channel", a.via}, {"source", Json::object()}}}};
}

Json AccountToJson(const Account& account) {
  Json json = {{"next_ticket", account.next_ticket}, {"next_user", account.next_user},
               {"next_comment", account.next_comment}, {"next_audit", account.next_audit}};
  for (const auto& [id, user] : account.users) json["users"].push_back(ToJson(user));
  for (const auto& [id, ticket] : account.tickets) json["tickets"].push_back(TicketState(ticket));
  return json;
}

Account AccountFromJson(const Json& json) {
  Account account = NewAccount();
  account.next_ticket = json.at("next_ticket");
  account.next_user = json.at("next_user");
  account.next_comment = json.at("next_comment");
  account.next_audit = json.at("next_audit");
  for (const Json& u : json.at("users")) {
    account.users[u.at("id")] = {.id = u.at("id"), .name = u.at("name"), .email = u.at("email"),
                                 .external_id = u.at("external_id").is_null() ? "" : u.at("external_id").get<std::string>(),
                                 .locale = u.at("locale"), .role = u.at("role"), .suspended = u.at("suspended"),
                                 .fields = u.at("user_fields").get<std::map<std::string, std::string>>()};
  }
  for (const Json& t : json.value("tickets", Json::array())) {
    Ticket ticket = TicketFromState(t);
    account.tickets[ticket.id] = std::move(ticket);
  }
  return account;
}

}  // namespace firstline::sim::zendesk
