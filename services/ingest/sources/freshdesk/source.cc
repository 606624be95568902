#include "services/ingest/sources/freshdesk/source.h"

#include "services/ingest/sources/freshdesk/parse_webhook.h"
#include "services/ingest/sources/freshdesk/secret.h"

namespace firstline::ingest::freshdesk {

absl::Status Webhooks::Verify(const Delivery& delivery, absl::Span<const std::string> secrets,
                              absl::Time /*now*/) const {
  return VerifySecret({.header = delivery.headers.Get("X-Firstline-Secret"),
                       .authorization = delivery.headers.Get("Authorization"),
                       .path = delivery.path_secret},
                      secrets);
}

absl::StatusOr<InboxPointer> Webhooks::Parse(const Delivery& delivery) const { return ParseWebhook(delivery.body); }

std::unique_ptr<WebhookSource> MakeSource() { return std::make_unique<Webhooks>(); }

}  // namespace firstline::ingest::freshdesk
