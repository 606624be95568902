#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "simulators/zendesk/world.h"

namespace firstline::sim::zendesk {

// The program's flags, each "--name=value" or "--name value"; see FlagHelp.
struct Flags {
  int port = 0;
  std::string port_file;
  std::string webhook_url;
  WorldOptions world;
  bool help = false;
};

// InvalidArgument names the flag, what was seen and what was wanted. Reads the files of secrets.
absl::StatusOr<Flags> ReadFlags(const std::vector<std::string>& arguments);

std::string FlagHelp();

}  // namespace firstline::sim::zendesk
