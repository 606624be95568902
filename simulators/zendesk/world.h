#pragma once

// The Zendesk account as a world of its own.

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "simulators/desk/world.h"
#include "simulators/zendesk/auth.h"
#include "simulators/zendesk/deliver.h"
#include "simulators/zendesk/webhook.h"

namespace firstline::sim::zendesk {

using desk::World;

struct WorldOptions {
  std::string state_folder;
  std::string webhook_secret;
  Credentials credentials;
  std::vector<WebhookKind> kinds = {WebhookKind::kEvent};
  // Changes event webhooks are subscribed to. The others of Change::Kind have payloads nobody has attested.
  std::vector<Change::Kind> subscriptions = {Change::Kind::kCreated, Change::Kind::kComment, Change::Kind::kStatus,
                                             Change::Kind::kRating,  Change::Kind::kGroup,   Change::Kind::kAssignee};
  Options account;
  DeliveryOptions delivery;
};

// `clock` outlives the world.
absl::StatusOr<std::unique_ptr<World>> OpenWorld(const WorldOptions& options, const Clock& clock);

}  // namespace firstline::sim::zendesk
