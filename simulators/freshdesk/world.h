#pragma once

// The Freshdesk account as a world of its own.

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "common/base/clock.h"
#include "simulators/desk/world.h"
#include "simulators/freshdesk/options.h"
#include "simulators/freshdesk/webhook.h"

namespace firstline::sim::freshdesk {

struct WorldOptions {
  std::string state_folder;
  std::string api_key;
  Credential credential;  // of webhooks
  std::vector<std::string> rules = {"created", "replied", "closed", "rating"};
  int rules_per_change = 1;  // [M] several rules with one condition all fire
  BodyMode body_mode = BodyMode::kAdvanced;
  Options account;
  DeliveryOptions delivery;
};

// `clock` outlives the world.
absl::StatusOr<std::unique_ptr<desk::World>> OpenWorld(const WorldOptions& options, const Clock& clock);

}  // namespace firstline::sim::freshdesk
