#pragma once

#include "absl/status/status.h"
#include "common/runtime/service.h"
#include "services/ingest/config.h"

namespace firstline::ingest {

// The service: builds its parts as `config.role` says and runs until it is told to stop.
absl::Status Run(const Config& config, runtime::Service& service);

}  // namespace firstline::ingest
