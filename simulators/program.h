#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace firstline::sim {

// What a stand-in does with its arguments; `until_told_to_end` blocks until SIGTERM or SIGINT.
using Program = std::function<absl::Status(const std::vector<std::string>& arguments,
                                           const std::function<void()>& until_told_to_end)>;

// Runs `program` for main(). Exit code 0, 2 for InvalidArgument (bad flags), 1 for any other error, which is written to
// standard error after `name`.
int RunProgram(const std::string& name, int argc, char** argv, const Program& program);

// For `port_file`: the port a stand-in listens on, as one line; nothing is written when the name is empty.
absl::Status WritePort(const std::string& port_file, int port);

}  // namespace firstline::sim
