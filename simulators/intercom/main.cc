// firstline-sim-intercom: a strict stand-in for an Intercom workspace, for tests and the demo. Loopback only.

#include <iostream>

#include "common/base/status_macros.h"
#include "simulators/desk/serve.h"
#include "simulators/intercom/flags.h"
#include "simulators/program.h"

namespace firstline::sim::intercom {
namespace {

absl::Status Run(const std::vector<std::string>& arguments, const std::function<void()>& until_told_to_end) {
  FL_ASSIGN_OR_RETURN(const Flags flags, ReadFlags(arguments));
  if (flags.help) {
    std::cout << FlagHelp();
    return absl::OkStatus();
  }
  FL_ASSIGN_OR_RETURN(const auto world, OpenWorld(flags.world, Clock::Real()));
  return desk::Serve("intercom", *world, flags, until_told_to_end);
}

}  // namespace
}  // namespace firstline::sim::intercom

int main(int argc, char** argv) {
  return firstline::sim::RunProgram("firstline-sim-intercom", argc, argv, firstline::sim::intercom::Run);
}
