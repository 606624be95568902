#pragma once

#include <memory>

#include "services/ingest/sources/source.h"

namespace firstline::ingest::freshdesk {

// Calls of Freshdesk's automation rules.
class Webhooks : public WebhookSource {
 public:
  absl::string_view vendor() const override { return "freshdesk"; }
  absl::Status Verify(const Delivery& delivery, absl::Span<const std::string> secrets, absl::Time now) const override;
  absl::StatusOr<InboxPointer> Parse(const Delivery& delivery) const override;
  // A failed call is repeated after 5, 30 and 60 minutes.
  int busy_status() const override { return 503; }
  // Not every account's rule editor has a field for headers.
  bool TakesPathSecret() const override { return true; }
};

std::unique_ptr<WebhookSource> MakeSource();

}  // namespace firstline::ingest::freshdesk
