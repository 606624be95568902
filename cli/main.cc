// The `firstline` command.

#include <CLI/CLI.hpp>
#include <iostream>

#include "cli/command.h"
#include "common/base/version.h"

namespace firstline::cli {

int ExitCode(const absl::Status& status) {
  if (status.ok()) return 0;
  return status.code() == absl::StatusCode::kInvalidArgument ? 2 : 1;
}

int Main(int argc, char** argv) {
  CLI::App app("firstline: event-driven AI support pipeline", "firstline");
  app.set_version_flag("--version", std::string(BuildVersion()));
  app.require_subcommand(1);
  app.fallthrough();
  Globals globals;
  app.add_option("--brokers", globals.brokers, "Kafka brokers, host:port, comma-separated")
      ->envname("FIRSTLINE_BROKERS");
  app.add_option("-o,--output", globals.output, "Output: table or json")->check(CLI::IsMember({"table", "json"}));
  Action action;
  const Choose choose = [&action](Action chosen) { action = std::move(chosen); };
  AddCheck(app, choose);
  AddApiKey(app, choose);
  AddApply(app, globals, choose);
  AddTopics(app, globals, choose);
  AddKb(app, globals, choose);
  AddTicket(app, globals, choose);
  AddDoctor(app, globals, choose);
  AddDev(app, choose);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  }
  const absl::Status status = action();
  if (!status.ok()) std::cerr << "firstline: " << status.message() << "\n";
  return ExitCode(status);
}

}  // namespace firstline::cli

int main(int argc, char** argv) { return firstline::cli::Main(argc, argv); }
