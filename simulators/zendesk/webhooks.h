#pragma once

// The webhooks API (helpdesks.md 1.1), as far as it is read.

#include <string>
#include <vector>

#include "simulators/zendesk/call.h"

namespace firstline::sim::zendesk {

// Somebody who is told of changes.
struct Webhook {
  std::string id, name, endpoint, secret;
  std::vector<std::string> subscriptions;
};

// GET webhooks, webhooks/{id} and webhooks/{id}/signing_secret; everything else is an unknown endpoint. The list's form
// is unverified: that of the other lists.
Outcome RouteWebhooks(const Call& call, const std::vector<Webhook>& webhooks);

}  // namespace firstline::sim::zendesk
