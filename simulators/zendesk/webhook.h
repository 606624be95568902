#pragma once

// Webhooks of both kinds (helpdesks.md 1.1 to 1.3): bodies and signature. Pure.

#include <optional>
#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

enum class WebhookKind { kEvent, kTrigger };

// Body of the webhook for a change, or nullopt when that kind has none for it (a trigger webhook only tells of customer
// messages, solved tickets and ratings, 1.3).
std::optional<std::string> WebhookBody(WebhookKind kind, const Account& account, const Change& change, const std::string& event_id,
                                       absl::Time now);

// base64(HMAC-SHA256(secret, timestamp + body)), 1.2.
std::string Sign(absl::string_view secret, absl::string_view timestamp, absl::string_view body);

}  // namespace firstline::sim::zendesk
