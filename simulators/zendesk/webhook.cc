#include "simulators/zendesk/webhook.h"

#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/ids.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

Json IdTextOrNull(const std::optional<int64_t>& id) { return id ? Json(absl::StrCat(*id)) : Json(nullptr); }
Json UpperOrNull(const std::string& word) { return TextOrNull(absl::AsciiStrToUpper(word)); }

// Number of the status among the account's own ones.
std::string CustomStatus(const std::string& status) {
  if (status == "new") return "501";
  if (status == "open") return "502";
  if (status == "pending") return "503";
  return status == "hold" ? "505" : "504";
}

// Event payloads write ids as strings and enums in upper case (fact 8).
Json Detail(const Ticket& t, int64_t actor) {
  return {{"id", absl::StrCat(t.id)},
          {"actor_id", absl::StrCat(actor)},
          {"requester_id", absl::StrCat(t.requester_id)},
          {"submitter_id", absl::StrCat(t.submitter_id)},
          {"assignee_id", IdTextOrNull(t.assignee_id)},
          {"group_id", IdTextOrNull(t.group_id)},
          {"organization_id", nullptr},
          {"brand_id", "77"},
          {"form_id", "88"},
          {"custom_status", CustomStatus(t.status)},
          {"external_id", TextOrNull(t.external_id)},
          {"subject", t.subject},
          {"description", t.description},
          {"status", absl::AsciiStrToUpper(t.status)},
          {"priority", UpperOrNull(t.priority)},
          {"type", UpperOrNull(t.type)},
          {"is_public", true},
          {"tags", t.tags},
          // A ticket made by the API shows its own name for the channel (1.3).
          {"via", {{"channel", t.via == "api" ? "web_service" : t.via}}},
          {"created_at", Stamp(t.created_at)},
          {"updated_at", Stamp(t.updated_at)}};
}

Json CommentEvent(const Account& account, const Comment& comment) {
  const User& author = account.users.at(comment.author_id);
  return {{"id", absl::StrCat(comment.id)},
          {"body", comment.plain_body},
          {"is_public", comment.is_public},
          {"author", {{"id", absl::StrCat(author.id)}, {"is_staff", author.IsStaff()}, {"name", author.name}}}};
}

const char* EventType(Change::Kind kind) {
  switch (kind) {
    case Change::Kind::kCreated: return "ticket.created";
    case Change::Kind::kComment: return "ticket.comment_added";
    case Change::Kind::kStatus: return "ticket.status_changed";
    case Change::Kind::kRating: return "ticket.csat_received";
    case Change::Kind::kGroup: return "ticket.group_assignment_changed";
    case Change::Kind::kAssignee: return "ticket.agent_assignment_changed";
    case Change::Kind::kPriority: return "ticket.priority_changed";
    case Change::Kind::kMerged: return "ticket.merged";
    case Change::Kind::kTags: return "ticket.tags_changed";
  }
  return "";
}

Json EventOf(const Account& account, const Ticket& ticket, const Change& change) {
  switch (change.kind) {
    case Change::Kind::kCreated:
    case Change::Kind::kMerged: return Json::object();
    case Change::Kind::kComment: return {{"comment", CommentEvent(account, *ticket.FindComment(change.comment_id))}};
    case Change::Kind::kRating: return {{"satisfaction_score", {{"score", change.current}}}};
    case Change::Kind::kTags: return {{"current", absl::StrSplit(change.current, ' ', absl::SkipEmpty())}};
    default: return {{"current", TextOrNull(change.current)}, {"previous", TextOrNull(change.previous)}};
  }
}

std::string Uuid(const Change& change) {
  const std::string hex = HashId(
      {"zendesk event", absl::StrCat(change.ticket_id), absl::StrCat(change.sequence), absl::StrCat(change.position)});
  return absl::StrCat(hex.substr(0, 8), "-", hex.substr(8, 4), "-4", hex.substr(13, 3), "-9", hex.substr(17, 3), "-",
                      hex.substr(20, 12));
}

std::string EventBody(const Account& account, const Options& options, const Ticket& ticket, const Change& change,
                      absl::Time at) {
  Json event = EventOf(account, ticket, change);
  if (change.kind != Change::Kind::kCreated) {
    const std::string sequence = HashId({"sequence", absl::StrCat(change.sequence)}).substr(0, 16);
    event["meta"] = {{"sequence", {{"id", absl::AsciiStrToUpper(sequence)}, {"position", change.position}}}};
  }
  return Dump({{"account_id", options.account_id},
               {"id", Uuid(change)},
               {"type", absl::StrCat("zen:event-type:", EventType(change.kind))},
               {"time", absl::FormatTime("%Y-%m-%dT%H:%M:%E9SZ", at, absl::UTCTimeZone())},
               {"subject", absl::StrCat("zen:ticket:", ticket.id)},
               {"zendesk_event_version", "2022-11-06"},
               {"detail", Detail(ticket, change.actor_id)},
               {"event", event}});
}

// {{ticket.via}} as a placeholder writes it.
std::string ViaName(const std::string& via) {
  if (via == "email") return "Mail";
  if (via == "api") return "Web service";
  return via == "web" ? "Web form" : via;
}

std::optional<std::string> TriggerBody(const Account& account, const Ticket& ticket, const Change& change) {
  const User& actor = account.users.at(change.actor_id);
  const Comment* const comment = ticket.FindComment(change.comment_id);
  const bool by_customer = !actor.IsStaff();
  std::string event;
  if (change.kind == Change::Kind::kCreated && by_customer) event = "ticket.created";
  if (change.kind == Change::Kind::kComment && by_customer && comment->is_public) event = "ticket.updated";
  if (change.kind == Change::Kind::kStatus && change.current == "SOLVED") event = "ticket.solved";
  if (change.kind == Change::Kind::kRating) event = "ticket.rated";
  if (event.empty()) return std::nullopt;
  return Dump({{"source", "zendesk-trigger"},
               {"event", event},
               {"ticket_id", absl::StrCat(ticket.id)},
               {"updated_at", Stamp(ticket.updated_at)},
               {"via", ViaName(ticket.via)},
               {"actor_email", actor.email}});
}

}  // namespace

std::optional<std::string> WebhookBody(WebhookKind kind, const Account& account, const Options& options,
                                       const Change& change, absl::Time at) {
  const Ticket& ticket = account.tickets.at(change.ticket_id);
  if (kind == WebhookKind::kTrigger) return TriggerBody(account, ticket, change);
  return EventBody(account, options, ticket, change, at);
}

std::string WebhookId(WebhookKind kind) {
  return kind == WebhookKind::kEvent ? "01F1KRFQ6BG29CNWFR60NK5FNY" : "01F1KRFQ6BG29CNWFR60NK5FNZ";
}

std::vector<std::string> SubscriptionsOf(WebhookKind kind, const std::vector<Change::Kind>& events) {
  if (kind == WebhookKind::kTrigger) return {"conditional_ticket_events"};
  std::vector<std::string> names;
  for (const Change::Kind event : events) names.push_back(absl::StrCat("zen:event-type:", EventType(event)));
  return names;
}

}  // namespace firstline::sim::zendesk
