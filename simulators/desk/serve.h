#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "simulators/desk/flags.h"
#include "simulators/desk/world.h"

namespace firstline::sim::desk {

// Serves the world on loopback, as the flags say, until told to end. `name` is for the line on standard output.
absl::Status Serve(const std::string& name, World& world, const CommonFlags& flags,
                   const std::function<void()>& until_told_to_end);

}  // namespace firstline::sim::desk
