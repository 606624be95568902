#include "simulators/zendesk/json.h"

#include <nlohmann/json.hpp>

namespace firstline::sim::zendesk {
namespace {

Json Via(const std::string& channel, const std::string& rel = "") {
  return {{"channel", channel},
          {"source", {{"from", Json::object()}, {"to", Json::object()}, {"rel", TextOrNull(rel)}}}};
}

Json MetadataJson(const Metadata& metadata) {
  Json custom = Json::object();
  for (const auto& [name, value] : metadata) custom[name] = Json::parse(value);
  return {{"system", Json::object()}, {"custom", custom}};
}

Json EventJson(const AuditEvent& event, const Ticket& ticket) {
  if (event.type != "Comment") {
    return {{"id", event.id},
            {"type", event.type},
            {"field_name", event.field},
            {"value", Json::parse(event.value)},
            {"previous_value", Json::parse(event.previous)}};
  }
  Json json = {{"id", event.comment_id}, {"type", "Comment"}};
  if (const Comment* const comment = ticket.FindComment(event.comment_id)) {
    json["author_id"] = comment->author_id;
    json["public"] = comment->is_public;
    json["body"] = json["plain_body"] = comment->plain_body;
    json["html_body"] = comment->html_body;
    json["attachments"] = Json::array();
    json["audit_id"] = comment->audit_id;
  }
  return json;
}

}  // namespace

Json UserJson(const User& user) {
  return {{"id", user.id},
          {"name", user.name},
          {"email", TextOrNull(user.email)},
          {"role", user.role},
          {"suspended", user.suspended},
          {"active", true},
          {"locale", user.locale},
          {"tags", user.tags},
          {"user_fields", user.fields},
          {"external_id", TextOrNull(user.external_id)},
          {"organization_id", nullptr},
          {"default_group_id", user.groups.empty() ? Json(nullptr) : Json(user.groups.front())},
          {"created_at", Stamp(user.created_at)},
          {"updated_at", Stamp(user.created_at)}};
}

Json GroupJson(const Group& group) {
  return {{"id", group.id}, {"name", group.name}, {"deleted", false}, {"is_public", true}};
}

Json TicketJson(const Ticket& t) {
  Json fields = Json::array();
  for (const auto& [id, value] : t.custom_fields) fields.push_back({{"id", id}, {"value", Json::parse(value)}});
  Json rating = {{"score", "unoffered"}};
  if (t.rating) rating = {{"id", t.rating->id}, {"score", t.rating->score}, {"comment", TextOrNull(t.rating->comment)}};
  bool is_public = t.comments.empty();
  for (const Comment& comment : t.comments) is_public = is_public || comment.is_public;
  return {{"id", t.id},
          {"subject", t.subject},
          {"raw_subject", t.subject},
          {"description", t.description},
          {"external_id", TextOrNull(t.external_id)},
          {"status", t.status},
          {"priority", TextOrNull(t.priority)},
          {"type", TextOrNull(t.type)},
          {"via", Via(t.via)},
          {"group_id", IdOrNull(t.group_id)},
          {"assignee_id", IdOrNull(t.assignee_id)},
          {"requester_id", t.requester_id},
          {"submitter_id", t.submitter_id},
          {"organization_id", nullptr},
          {"brand_id", 77},
          {"ticket_form_id", 88},
          {"recipient", nullptr},
          {"collaborator_ids", Json::array()},
          {"follower_ids", Json::array()},
          {"email_cc_ids", Json::array()},
          {"has_incidents", false},
          {"is_public", is_public},
          {"due_at", nullptr},
          {"tags", t.tags},
          {"custom_fields", fields},
          {"fields", fields},
          {"satisfaction_rating", rating},
          {"via_followup_source_id", IdOrNull(t.follow_up_of)},
          {"allow_channelback", false},
          {"allow_attachments", true},
          {"from_messaging_channel", false},
          {"generated_timestamp", absl::ToUnixSeconds(t.updated_at)},
          {"created_at", Stamp(t.created_at)},
          {"updated_at", Stamp(t.updated_at)}};
}

Json CommentJson(const Comment& c) {
  return {{"id", c.id},
          {"type", "Comment"},
          {"author_id", c.author_id},
          {"body", c.plain_body},
          {"html_body", c.html_body},
          {"plain_body", c.plain_body},
          {"public", c.is_public},
          {"attachments", Json::array()},
          {"audit_id", c.audit_id},
          {"via", Via(c.via, c.rel)},
          {"created_at", Stamp(c.created_at)},
          {"metadata", MetadataJson(c.metadata)}};
}

Json AuditJson(const Audit& audit, const Ticket& ticket) {
  Json events = Json::array();
  for (const AuditEvent& event : audit.events) events.push_back(EventJson(event, ticket));
  return {{"id", audit.id},
          {"ticket_id", ticket.id},
          {"created_at", Stamp(audit.created_at)},
          {"author_id", audit.author_id},
          {"metadata", MetadataJson(audit.metadata)},
          {"events", events},
          {"via", Via(audit.via)}};
}

Json RatingJson(const Ticket& ticket, const Rating& rating) {
  return {{"id", rating.id},
          {"ticket_id", ticket.id},
          {"requester_id", ticket.requester_id},
          {"assignee_id", IdOrNull(ticket.assignee_id)},
          {"group_id", IdOrNull(ticket.group_id)},
          {"score", rating.score},
          {"comment", TextOrNull(rating.comment)},
          {"created_at", Stamp(rating.created_at)},
          {"updated_at", Stamp(rating.created_at)}};
}

}  // namespace firstline::sim::zendesk
