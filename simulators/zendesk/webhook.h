#pragma once

// Webhook bodies of both kinds (helpdesks.md 1.1 to 1.3). Pure.

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

enum class WebhookKind { kEvent, kTrigger };

// The webhook of that kind, as the webhooks API and the deliveries' headers name it.
std::string WebhookId(WebhookKind kind);
// What it is subscribed to, as the webhooks API shows it (1.1).
std::vector<std::string> SubscriptionsOf(WebhookKind kind, const std::vector<Change::Kind>& events);

// Body of the webhook for a change, or nothing when that kind has none for it: a trigger webhook tells of a customer's
// new ticket and messages, of solved tickets and of ratings (1.3). `at`: when it happened.
std::optional<std::string> WebhookBody(WebhookKind kind, const Account& account, const Options& options,
                                       const Change& change, absl::Time at);

}  // namespace firstline::sim::zendesk
