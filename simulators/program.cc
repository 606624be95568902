#include "simulators/program.h"

#include <signal.h>

#include <iostream>

#include "absl/strings/str_cat.h"
#include "common/config/secret_file.h"

namespace firstline::sim {

int RunProgram(const std::string& name, int argc, char** argv, const Program& program) {
  // Blocked before the first thread starts, so that only `sigwait` sees them.
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGTERM);
  sigaddset(&set, SIGINT);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  const absl::Status status = program({argv + 1, argv + argc}, [&set] {
    int number = 0;
    sigwait(&set, &number);
  });
  if (status.ok()) return 0;
  std::cerr << name << ": " << status.message() << "\n";
  return absl::IsInvalidArgument(status) ? 2 : 1;
}

absl::Status WritePort(const std::string& port_file, int port) {
  if (port_file.empty()) return absl::OkStatus();
  return config::WriteFile(port_file, absl::StrCat(port, "\n"));
}

}  // namespace firstline::sim
