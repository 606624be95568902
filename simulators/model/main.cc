// firstline-sim-model: a strict stand-in for a server of chat completions, for tests and trials. Loopback only.

#include <signal.h>

#include <iostream>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "simulators/model/flags.h"
#include "simulators/model/model_server.h"

namespace firstline::sim::model {
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
  if (!flags.help_text.empty()) {
    std::cout << flags.help_text;
    return absl::OkStatus();
  }
  FL_ASSIGN_OR_RETURN(const auto server, ModelServer::Start(flags.account, flags.persona, flags.port));
  if (!flags.port_file.empty()) {
    FL_RETURN_IF_ERROR(config::WriteFile(flags.port_file, absl::StrCat(server->port(), "\n")));
  }
  std::cout << "model stand-in at http://127.0.0.1:" << server->port() << std::endl;
  const sigset_t set = EndSignals();
  int number = 0;
  sigwait(&set, &number);
  return absl::OkStatus();
}

}  // namespace
}  // namespace firstline::sim::model

int main(int argc, char** argv) {
  const sigset_t set = firstline::sim::model::EndSignals();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  const absl::Status status = firstline::sim::model::Run({argv + 1, argv + argc});
  if (status.ok()) return 0;
  std::cerr << "firstline-sim-model: " << status.message() << "\n";
  return absl::IsInvalidArgument(status) ? 2 : 1;
}
