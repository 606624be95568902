#include "services/ingest/sources/zendesk/parse_webhook.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/ids.h"
#include "common/helpdesks/json.h"
#include "common/helpdesks/zendesk/events.h"

namespace firstline::ingest::zendesk {
namespace {

using firstline::zendesk::kEventPrefix;
using firstline::zendesk::kTicketEvents;
using helpdesks::Document;
using helpdesks::IdText;
using helpdesks::Json;
using helpdesks::Member;
using helpdesks::Text;

constexpr size_t kDepthMax = 32;
constexpr size_t kTypeMax = 100;

bool IsRelevant(absl::string_view event) {
  return std::any_of(std::begin(kTicketEvents), std::end(kTicketEvents),
                     [&](const firstline::zendesk::TicketEvent& known) { return known.name == event; });
}

bool IsPrivateComment(const Json& root) {
  bool is_public = true;
  const Json comment = Member(Member(root, "event"), "comment");
  return Member(comment, "is_public").get(is_public) == simdjson::SUCCESS && !is_public;
}

absl::StatusOr<InboxPointer> ParseEvent(const Json& root, absl::string_view type) {
  InboxPointer pointer;
  pointer.delivery_id = std::string(Text(root, "id").substr(0, kTypeMax));
  pointer.event_type = std::string(type.substr(0, kTypeMax));
  if (!absl::ConsumePrefix(&type, kEventPrefix))
    return absl::InvalidArgumentError("`type` is no event type of Zendesk");
  pointer.relevant = IsRelevant(type) && !(type == "ticket.comment_added" && IsPrivateComment(root));
  if (!pointer.relevant) return pointer;

  pointer.ticket_id = IdText(Member(root, "detail"), "id");
  absl::string_view subject = Text(root, "subject");
  int64_t id = 0;
  if (pointer.ticket_id.empty() && absl::ConsumePrefix(&subject, "zen:ticket:") && absl::SimpleAtoi(subject, &id) &&
      id > 0) {
    pointer.ticket_id = absl::StrCat(id);
  }
  if (pointer.ticket_id.empty())
    return absl::InvalidArgumentError("event names no ticket, want `detail.id` or `subject`");
  return pointer;
}

absl::StatusOr<InboxPointer> ParseTrigger(const Json& root, absl::string_view body, absl::string_view invocation_id) {
  InboxPointer pointer;
  pointer.ticket_id = IdText(root, "ticket_id");
  if (pointer.ticket_id.empty()) return absl::InvalidArgumentError("trigger names no ticket, want `ticket_id`");
  pointer.delivery_id = HashId({"zendesk-trigger", invocation_id, body});
  pointer.event_type = absl::StrCat("trigger:", Text(root, "event").substr(0, kTypeMax));
  pointer.relevant = true;
  return pointer;
}

}  // namespace

absl::StatusOr<InboxPointer> ParseWebhook(absl::string_view body, absl::string_view invocation_id) {
  const absl::StatusOr<Document> document = Document::Parse(body, "body", kDepthMax);
  if (!document.ok()) return document.status();
  const Json& root = document->root();
  if (const absl::string_view type = Text(root, "type"); !type.empty()) return ParseEvent(root, type);
  if (Text(root, "source") == "zendesk-trigger") return ParseTrigger(root, body, invocation_id);
  return absl::InvalidArgumentError(
      "body is neither an event, want `type`, nor a trigger, want `source: zendesk-trigger`");
}

}  // namespace firstline::ingest::zendesk
