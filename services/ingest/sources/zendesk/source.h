#pragma once

#include <memory>
#include <string>

#include "services/ingest/sources/source.h"

namespace firstline::ingest::zendesk {

// Zendesk's webhooks, both kinds.
class Webhooks : public WebhookSource {
 public:
  absl::string_view vendor() const override { return "zendesk"; }
  absl::Status Verify(const Delivery& delivery, absl::Span<const std::string> secrets, absl::Time now) const override;
  absl::StatusOr<InboxPointer> Parse(const Delivery& delivery) const override;
  // 409 is what Zendesk sends again, up to three times; a 503 it only repeats with a Retry-After below 60 s.
  int busy_status() const override { return 409; }
};

inline std::unique_ptr<WebhookSource> MakeSource() { return std::make_unique<Webhooks>(); }

}  // namespace firstline::ingest::zendesk
