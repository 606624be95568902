#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "simulators/desk/flags.h"
#include "simulators/freshdesk/world.h"

namespace firstline::sim::freshdesk {

// The program's flags; see FlagHelp.
struct Flags : desk::CommonFlags {
  WorldOptions world;
};

// InvalidArgument names the flag, what was seen and what was wanted. Reads the files of secrets.
absl::StatusOr<Flags> ReadFlags(const std::vector<std::string>& arguments);

std::string FlagHelp();

}  // namespace firstline::sim::freshdesk
