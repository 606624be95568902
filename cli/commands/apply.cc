// firstline apply -f FILE: puts a tenant policy into force.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/publish.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::cli {
namespace {

struct Options {
  std::string file;
  bool dry_run = false;
};

absl::Status Apply(const Globals& globals, const Options& options) {
  FL_ASSIGN_OR_RETURN(const std::string text, config::ReadFile(options.file, 1 << 20));
  FL_ASSIGN_OR_RETURN(const policy::Policy policy, policy::ParsePolicy(text, options.file));
  if (!options.dry_run) FL_RETURN_IF_ERROR(PublishPolicy(globals.Kafka(), policy, text));
  std::cout << "tenant " << policy.tenant << " " << (options.dry_run ? "would switch" : "switched") << " to version "
            << policy.version << "\n";
  return absl::OkStatus();
}

}  // namespace

void AddApply(CLI::App& app, const Globals& globals, const Choose& choose) {
  auto* const command = app.add_subcommand("apply", "Put a tenant policy into force");
  const auto options = std::make_shared<Options>();
  command->add_option("-f,--file", options->file, "Policy file")->required();
  command->add_flag("--dry-run", options->dry_run, "Check and show, write nothing");
  command->callback([&globals, options, choose] { choose([&globals, options] { return Apply(globals, *options); }); });
}

}  // namespace firstline::cli
