#include "services/ingest/sources/zendesk/source.h"

#include "services/ingest/sources/zendesk/parse_webhook.h"
#include "services/ingest/sources/zendesk/signature.h"

namespace firstline::ingest::zendesk {

absl::Status Webhooks::Verify(const Delivery& delivery, absl::Span<const std::string> secrets, absl::Time now) const {
  return VerifySignature({.signature = delivery.headers.Get("X-Zendesk-Webhook-Signature"),
                          .timestamp = delivery.headers.Get("X-Zendesk-Webhook-Signature-Timestamp"),
                          .body = delivery.body},
                         secrets, now);
}

absl::StatusOr<InboxPointer> Webhooks::Parse(const Delivery& delivery) const {
  return ParseWebhook(delivery.body, delivery.headers.Get("X-Zendesk-Webhook-Invocation-Id"));
}

}  // namespace firstline::ingest::zendesk
