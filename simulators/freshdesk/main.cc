// firstline-sim-freshdesk: a strict stand-in for a Freshdesk account, for tests and the demo. Loopback only.

#include <iostream>

#include "common/base/status_macros.h"
#include "simulators/desk/serve.h"
#include "simulators/freshdesk/flags.h"
#include "simulators/program.h"

namespace firstline::sim::freshdesk {
namespace {

absl::Status Run(const std::vector<std::string>& arguments, const std::function<void()>& until_told_to_end) {
  FL_ASSIGN_OR_RETURN(const Flags flags, ReadFlags(arguments));
  if (flags.help) {
    std::cout << FlagHelp();
    return absl::OkStatus();
  }
  FL_ASSIGN_OR_RETURN(const auto world, OpenWorld(flags.world, Clock::Real()));
  return desk::Serve("freshdesk", *world, flags, until_told_to_end);
}

}  // namespace
}  // namespace firstline::sim::freshdesk

int main(int argc, char** argv) {
  return firstline::sim::RunProgram("firstline-sim-freshdesk", argc, argv, firstline::sim::freshdesk::Run);
}
