#pragma once

#include <memory>

#include "services/ingest/sources/source.h"

namespace firstline::ingest::intercom {

// Intercom's notifications.
class Webhooks : public WebhookSource {
 public:
  absl::string_view vendor() const override { return "intercom"; }
  absl::Status Verify(const Delivery& delivery, absl::Span<const std::string> secrets, absl::Time now) const override;
  absl::StatusOr<InboxPointer> Parse(const Delivery& delivery) const override;
  // Repeated once, a minute later, then lost. Never 410, which ends the subscription, nor 429, which throttles it.
  int busy_status() const override { return 503; }
  // Sent when the address is saved in the developer hub; anything but 200 refuses it.
  bool IsProbe(absl::string_view method) const override { return method == "HEAD"; }
};

std::unique_ptr<WebhookSource> MakeSource();

}  // namespace firstline::ingest::intercom
