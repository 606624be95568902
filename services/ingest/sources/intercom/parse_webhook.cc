#include "services/ingest/sources/intercom/parse_webhook.h"

#include <algorithm>

#include "common/base/ids.h"
#include "common/helpdesks/intercom/topics.h"
#include "common/helpdesks/json.h"

namespace firstline::ingest::intercom {
namespace {

using helpdesks::Member;
using helpdesks::Text;

constexpr size_t kDepthMax = 32;
constexpr size_t kNameMax = 100;

bool IsRelevant(absl::string_view topic) {
  return std::any_of(std::begin(firstline::intercom::kTopics), std::end(firstline::intercom::kTopics),
                     [&](const firstline::intercom::Topic& known) { return known.name == topic; });
}

}  // namespace

absl::StatusOr<InboxPointer> ParseWebhook(absl::string_view body) {
  const auto document = helpdesks::Document::Parse(body, "body", kDepthMax);
  if (!document.ok()) return document.status();
  const helpdesks::Json& root = document->root();
  const absl::string_view topic = Text(root, "topic");
  if (Text(root, "type") != "notification_event" || topic.empty()) {
    return absl::InvalidArgumentError("body is no notification, want `type: notification_event` and `topic`");
  }
  InboxPointer pointer;
  pointer.event_type = std::string(topic.substr(0, kNameMax));
  const absl::string_view id = Text(root, "id").substr(0, kNameMax);
  pointer.delivery_id = id.empty() ? HashId({"intercom", body}) : std::string(id);
  pointer.relevant = IsRelevant(topic);
  if (!pointer.relevant) return pointer;

  const helpdesks::Json item = Member(Member(root, "data"), "item");
  // Second-hand: a topic about a part may carry the part, which names its conversation.
  pointer.ticket_id = helpdesks::AnyId(item, "conversation_id");
  if (pointer.ticket_id.empty() && Text(item, "type") != "conversation_part") {
    pointer.ticket_id = helpdesks::AnyId(item, "id");
  }
  if (pointer.ticket_id.empty()) return absl::InvalidArgumentError("event names no conversation, want `data.item.id`");
  return pointer;
}

}  // namespace firstline::ingest::intercom
