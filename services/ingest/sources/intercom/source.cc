#include "services/ingest/sources/intercom/source.h"

#include "services/ingest/sources/intercom/parse_webhook.h"
#include "services/ingest/sources/intercom/signature.h"

namespace firstline::ingest::intercom {

absl::Status Webhooks::Verify(const Delivery& delivery, absl::Span<const std::string> secrets,
                              absl::Time /*now*/) const {
  return VerifySignature(delivery.headers.Get("X-Hub-Signature"), delivery.body, secrets);
}

absl::StatusOr<InboxPointer> Webhooks::Parse(const Delivery& delivery) const { return ParseWebhook(delivery.body); }

std::unique_ptr<WebhookSource> MakeSource() { return std::make_unique<Webhooks>(); }

}  // namespace firstline::ingest::intercom
