#include "simulators/zendesk/webhook.h"

#include <openssl/hmac.h>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

Json IdOrNull(const std::optional<int64_t>& id) { return id.has_value() ? Json(absl::StrCat(*id)) : Json(nullptr); }

// Event payloads write ids as strings and enums in upper case (fact 8).
Json Detail(const Ticket& t, int64_t actor) {
  return {{"id", absl::StrCat(t.id)},
          {"actor_id", absl::StrCat(actor)},
          {"requester_id", absl::StrCat(t.requester_id)},
          {"submitter_id", absl::StrCat(t.requester_id)},
          {"assignee_id", IdOrNull(t.assignee_id)},
          {"group_id", IdOrNull(t.group_id)},
          {"organization_id", nullptr},
          {"brand_id", "77"},
          {"form_id", "88"},
          {"custom_status", "501"},
          {"external_id", t.external_id.empty() ? Json(nullptr) : Json(t.external_id)},
          {"subject", t.subject},
          {"description", t.description},
          {"status", absl::AsciiStrToUpper(t.status)},
          {"priority", t.priority.empty() ? Json(nullptr) : Json(absl::AsciiStrToUpper(t.priority))},
          {"type", nullptr},
          {"is_public", true},
          {"tags", t.tags},
          {"via", {{"channel", t.via}}},
          {"created_at", Stamp(t.created_at)},
          {"updated_at", Stamp(t.updated_at)}};
}

const Comment* FindComment(const Ticket& ticket, int64_t id) {
  for (const Comment& comment : ticket.comments) {
    if (comment.id == id) return &comment;
  }
  return nullptr;
}

std::optional<std::string> EventBody(const Account& account, const Ticket& ticket, const Change& change, const std::string& event_id,
                                     absl::Time now) {
  std::string type;
  Json event = Json::object();
  switch (change.kind) {
    case Change::Kind::kCreated:
      type = "ticket.created";
      break;
    case Change::Kind::kComment: {
      type = "ticket.comment_added";
      const Comment* const comment = FindComment(ticket, change.comment_id);
      if (comment == nullptr) return std::nullopt;
      const User& author = account.users.at(comment->author_id);
      event = {{"comment", {{"id", absl::StrCat(comment->id)},
                            {"body", comment->plain_body},
                            {"is_public", comment->is_public},
                            {"author", {{"id", absl::StrCat(author.id)}, {"is_staff", author.role != "end-user"}, {"name", author.name}}}}},
               {"meta", {{"sequence", {{"id", event_id.substr(0, 8)}, {"position", 1}}}}}};
      break;
    }
    case Change::Kind::kStatus:
      type = "ticket.status_changed";
      event = {{"current", change.current}, {"previous", change.previous}};
      break;
    case Change::Kind::kRating:
      type = "ticket.csat_received";
      event = {{"satisfaction_score", {{"score", change.current}}}};
      break;
    case Change::Kind::kGroup:
      type = "ticket.group_assignment_changed";
      event = {{"current", change.current}, {"previous", change.previous.empty() ? Json(nullptr) : Json(change.previous)}};
      break;
    case Change::Kind::kAssignee:
      type = "ticket.agent_assignment_changed";
      event = {{"current", change.current}, {"previous", change.previous.empty() ? Json(nullptr) : Json(change.previous)}};
      break;
    case Change::Kind::kPriority:
      type = "ticket.priority_changed";
      event = {{"current", change.current}, {"previous", change.previous.empty() ? Json(nullptr) : Json(change.previous)}};
      break;
  }
  return Json{{"account_id", account.account_id},
              {"id", event_id},
              {"type", absl::StrCat("zen:event-type:", type)},
              {"time", absl::FormatTime("%Y-%m-%dT%H:%M:%E9SZ", now, absl::UTCTimeZone())},
              {"subject", absl::StrCat("zen:ticket:", ticket.id)},
              {"zendesk_event_version", "2022-11-06"},
              {"detail", Detail(ticket, change.actor_id)},
              {"event", event}}
      .dump();
}

std::optional<std::string> TriggerBody(const Account& account, const Ticket& ticket, const Change& change) {
  const User& actor = account.users.at(change.actor_id);
  const bool by_customer = actor.role == "end-user";
  std::string event;
  if (change.kind == Change::Kind::kCreated && by_customer) event = "ticket.created";
  if (change.kind == Change::Kind::kComment && by_customer) event = "ticket.updated";
  if (change.kind == Change::Kind::kStatus && change.current == "SOLVED") event = "ticket.solved";
  if (change.kind == Change::Kind::kRating) event = "ticket.rated";
  if (event.empty()) return std::nullopt;
  return Json{{"source", "zendesk-trigger"}, {"event", event},          {"ticket_id", absl::StrCat(ticket.id)},
              {"via", ticket.via},           {"actor_email", actor.email}, {"updated_at", Stamp(ticket.updated_at)}}
      .dump();
}

}  // namespace

std::optional<std::string> WebhookBody(WebhookKind kind, const Account& account, const Change& change, const std::string& event_id,
                                       absl::Time now) {
  const Ticket& ticket = account.tickets.at(change.ticket_id);
  return kind == WebhookKind::kEvent ? EventBody(account, ticket, change, event_id, now) : TriggerBody(account, ticket, change);
}

std::string Sign(absl::string_view secret, absl::string_view timestamp, absl::string_view body) {
  const std::string message = absl::StrCat(timestamp, body);
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  HMAC(EVP_sha256(), secret.data(), static_cast<int>(secret.size()), reinterpret_cast<const unsigned char*>(message.data()),
       message.size(), digest, &size);
  return absl::Base64Escape(absl::string_view(reinterpret_cast<const char*>(digest), size));
}

}  // namespace firstline::sim::zendesk
