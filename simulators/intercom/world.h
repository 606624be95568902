#pragma once

// The Intercom workspace as a world of its own.

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "simulators/desk/world.h"
#include "simulators/intercom/options.h"
#include "simulators/intercom/webhook.h"

namespace firstline::sim::intercom {

struct WorldOptions {
  std::string state_folder;
  std::string client_secret;  // signs webhooks
  std::string token;          // of the API
  std::vector<std::string> topics = KnownTopics();
  Options workspace;
  DeliveryOptions delivery;
};

// `clock` outlives the world.
absl::StatusOr<std::unique_ptr<desk::World>> OpenWorld(const WorldOptions& options, const Clock& clock);

}  // namespace firstline::sim::intercom
