#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "simulators/model/dialect_rules.h"
#include "simulators/model/persona.h"

namespace firstline::sim::model {

// The program's flags, each "--name=value" or "--name value"; see `help_text`.
struct Flags {
  Account account;
  Persona persona = Persona::kHonest;
  int port = 0;
  std::string port_file;  // where it writes its port once it listens, or ""
  std::string help_text;  // not empty when --help was given
};

// InvalidArgument names the flag, what was seen and what was wanted. Reads the key's file.
absl::StatusOr<Flags> ReadFlags(const std::vector<std::string>& arguments);

}  // namespace firstline::sim::model
