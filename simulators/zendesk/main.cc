// firstline-sim-zendesk: a strict stand-in for a Zendesk account, for tests and the demo. Loopback only.

#include <iostream>

#include "common/base/status_macros.h"
#include "simulators/program.h"
#include "simulators/zendesk/edge.h"
#include "simulators/zendesk/flags.h"

namespace firstline::sim::zendesk {
namespace {

absl::Status Run(const std::vector<std::string>& arguments, const std::function<void()>& until_told_to_end) {
  FL_ASSIGN_OR_RETURN(const Flags flags, ReadFlags(arguments));
  if (flags.help) {
    std::cout << FlagHelp();
    return absl::OkStatus();
  }
  FL_ASSIGN_OR_RETURN(const auto world, World::Open(flags.world, Clock::Real()));
  if (!flags.webhook_url.empty()) world->SetWebhook(flags.webhook_url);
  FL_ASSIGN_OR_RETURN(const auto edge, Edge::Start(*world, flags.port));
  FL_RETURN_IF_ERROR(WritePort(flags.port_file, edge->port()));
  std::cout << "zendesk simulator at http://127.0.0.1:" << edge->port() << std::endl;
  until_told_to_end();
  return absl::OkStatus();
}

}  // namespace
}  // namespace firstline::sim::zendesk

int main(int argc, char** argv) {
  return firstline::sim::RunProgram("firstline-sim-zendesk", argc, argv, firstline::sim::zendesk::Run);
}
