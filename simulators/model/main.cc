// firstline-sim-model: a strict stand-in for a server of chat completions, for tests and trials. Loopback only.

#include <iostream>

#include "common/base/status_macros.h"
#include "simulators/model/flags.h"
#include "simulators/model/model_server.h"
#include "simulators/program.h"

namespace firstline::sim::model {
namespace {

absl::Status Run(const std::vector<std::string>& arguments, const std::function<void()>& until_told_to_end) {
  FL_ASSIGN_OR_RETURN(const Flags flags, ReadFlags(arguments));
  if (!flags.help_text.empty()) {
    std::cout << flags.help_text;
    return absl::OkStatus();
  }
  FL_ASSIGN_OR_RETURN(const auto server, ModelServer::Start(flags.account, flags.persona, flags.port));
  FL_RETURN_IF_ERROR(WritePort(flags.port_file, server->port()));
  std::cout << "model stand-in at http://127.0.0.1:" << server->port() << std::endl;
  until_told_to_end();
  return absl::OkStatus();
}

}  // namespace
}  // namespace firstline::sim::model

int main(int argc, char** argv) {
  return firstline::sim::RunProgram("firstline-sim-model", argc, argv, firstline::sim::model::Run);
}
