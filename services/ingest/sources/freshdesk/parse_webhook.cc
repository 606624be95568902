#include "services/ingest/sources/freshdesk/parse_webhook.h"

#include "common/base/ids.h"
#include "common/helpdesks/json.h"

namespace firstline::ingest::freshdesk {
namespace {

using helpdesks::Text;

constexpr size_t kDepthMax = 32;
constexpr size_t kNameMax = 100;

}  // namespace

absl::StatusOr<InboxPointer> ParseWebhook(absl::string_view body) {
  const auto document = helpdesks::Document::Parse(body, "body", kDepthMax);
  if (!document.ok()) return document.status();
  const helpdesks::Json& root = document->root();
  InboxPointer pointer;
  pointer.delivery_id = HashId({"freshdesk", body});
  pointer.relevant = true;
  if (Text(root, "source") == "freshdesk") {
    pointer.event_type = std::string(Text(root, "event").substr(0, kNameMax));
    pointer.ticket_id = helpdesks::IdText(root, "ticket_id");
  } else if (helpdesks::Has(root, "freshdesk_webhook")) {
    pointer.event_type = "freshdesk_webhook";
    pointer.ticket_id = helpdesks::IdText(helpdesks::Member(root, "freshdesk_webhook"), "ticket_id");
  } else {
    return absl::InvalidArgumentError("body is neither ours, want `source: freshdesk`, nor a `freshdesk_webhook`");
  }
  if (pointer.ticket_id.empty()) return absl::InvalidArgumentError("rule names no ticket, want `ticket_id`");
  return pointer;
}

}  // namespace firstline::ingest::freshdesk
