// firstline check FILE...: validates tenant policies offline.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "absl/strings/str_join.h"
#include "cli/command.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/policy/policy.h"

namespace firstline::cli {
namespace {

absl::Status Check(const std::vector<std::string>& files) {
  std::vector<std::string> problems;
  for (const std::string& file : files) {
    FL_ASSIGN_OR_RETURN(const std::string text, config::ReadFile(file, 1 << 20));
    const auto policy = policy::ParsePolicy(text, file, std::filesystem::path(file).parent_path().string());
    if (policy.ok()) {
      std::cout << file << ": ok, tenant " << policy->tenant << ", version " << policy->version << "\n";
    } else {
      problems.emplace_back(policy.status().message());
    }
  }
  if (problems.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError("bad policy\n" + absl::StrJoin(problems, "\n"));
}

}  // namespace

void AddCheck(CLI::App& app, const Choose& choose) {
  auto* const command = app.add_subcommand("check", "Validate tenant policies offline");
  const auto files = std::make_shared<std::vector<std::string>>();
  command->add_option("files", *files, "Policy files")->required();
  command->callback([files, choose] { choose([files] { return Check(*files); }); });
}

}  // namespace firstline::cli
