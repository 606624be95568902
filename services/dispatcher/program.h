#pragma once

#include "absl/status/status.h"
#include "common/runtime/service.h"
#include "services/dispatcher/config.h"

namespace firstline::dispatcher {

// Assembles the service and runs it until it is told to stop.
absl::Status Run(const Config& config, runtime::Service& service);

}  // namespace firstline::dispatcher
