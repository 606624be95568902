// firstline-sim-zendesk: a strict stand-in for a Zendesk account, for tests and the demo. Loopback only.

#include <signal.h>

#include <iostream>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "simulators/zendesk/edge.h"
#include "simulators/zendesk/flags.h"

namespace firstline::sim::zendesk {
namespace {

// Blocked before the first thread starts, so that only `sigwait` sees them.
sigset_t EndSignals() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  return set;
}

absl::Status Run(const std::vector<std::string>& arguments) {
  FL_ASSIGN_OR_RETURN(const Flags flags, ReadFlags(arguments));
  if (flags.help) {
    std::cout << FlagHelp();
    return absl::OkStatus();
  }
  FL_ASSIGN_OR_RETURN(const auto world, World::Open(flags.world, Clock::Real()));
  if (!flags.webhook_url.empty()) world->SetWebhook(flags.webhook_url);
  FL_ASSIGN_OR_RETURN(const auto edge, Edge::Start(*world, flags.port));
  if (!flags.port_file.empty()) {
    FL_RETURN_IF_ERROR(config::WriteFile(flags.port_file, absl::StrCat(edge->port(), "\n")));
  }
  std::cout << "zendesk simulator at http://127.0.0.1:" << edge->port() << std::endl;
  const sigset_t set = EndSignals();
  int number = 0;
  sigwait(&set, &number);
  return absl::OkStatus();
}

}  // namespace
}  // namespace firstline::sim::zendesk

int main(int argc, char** argv) {
  const sigset_t set = firstline::sim::zendesk::EndSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  const absl::Status status = firstline::sim::zendesk::Run({argv + 1, argv + argc});
  if (status.ok()) return 0;
  std::cerr << "firstline-sim-zendesk: " << status.message() << "\n";
  return absl::IsInvalidArgument(status) ? 2 : 1;
}
