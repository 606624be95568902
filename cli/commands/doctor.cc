// firstline doctor helpdesk [NAME] --tenant FILE: looks at helpdesks of a policy, read-only.

#include "common/helpdesks/doctor.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <iostream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "cli/command.h"
#include "cli/doctor_report.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/http/client.h"
#include "common/policy/nearest_name.h"

namespace firstline::cli {
namespace {

struct DoctorOptions {
  std::string name, policy_file, secrets_dir, ca_file;
};

// InvalidArgument where there is none to look at.
absl::StatusOr<std::vector<helpdesks::Examined>> Select(const policy::Policy& policy, const std::string& name) {
  std::vector<helpdesks::Examined> selected;
  std::vector<std::string> known;
  for (const policy::Helpdesk& helpdesk : policy.helpdesks) {
    if (helpdesk.vendor == policy::kApi) continue;  // ours: there is no account behind it
    known.push_back(helpdesk.name);
    if (name.empty() || name == helpdesk.name) selected.push_back({policy.tenant, helpdesk, policy.teams});
  }
  if (!selected.empty()) return selected;
  if (name.empty()) return absl::InvalidArgumentError("the policy names no helpdesk to look at");
  return absl::InvalidArgumentError(
      absl::StrCat("the policy has no helpdesk \"", name, "\" to look at", policy::DidYouMean(name, known)));
}

absl::Status Examine(const Globals& globals, const DoctorOptions& options) {
  FL_ASSIGN_OR_RETURN(const std::string text, config::ReadFile(options.policy_file, 1 << 20));
  const std::string folder = options.secrets_dir.empty()
                                 ? std::filesystem::path(options.policy_file).parent_path().string()
                                 : options.secrets_dir;
  FL_ASSIGN_OR_RETURN(const policy::Policy policy, policy::ParsePolicy(text, options.policy_file, folder));
  FL_ASSIGN_OR_RETURN(const std::vector<helpdesks::Examined> selected, Select(policy, options.name));
  http::ClientOptions client_options;
  client_options.ca_file = options.ca_file;
  http::Client client(client_options);
  const auto send = [&client](const http::HttpRequest& request) { return client.Send(request); };
  int failed = 0;
  for (const helpdesks::Examined& examined : selected) {
    const helpdesks::Findings findings = helpdesks::Examine(examined, send, Clock::Real());
    std::cout << (globals.output == "json" ? FindingsAsJson(examined, findings) : FindingsAsText(examined, findings));
    failed += CountOf(helpdesks::Verdict::kFailed, findings);
  }
  if (failed == 0) return absl::OkStatus();
  return absl::FailedPreconditionError(absl::StrCat(failed, failed == 1 ? " check failed" : " checks failed"));
}

}  // namespace

void AddDoctor(CLI::App& app, const Globals& globals, const Choose& choose) {
  auto* const doctor = app.add_subcommand("doctor", "Look at what Firstline is connected to");
  doctor->require_subcommand(1);
  auto* const helpdesk = doctor->add_subcommand(
      "helpdesk", "Check login, rights, teams and webhooks of a helpdesk; changes nothing, sends nothing to customers");
  const auto options = std::make_shared<DoctorOptions>();
  helpdesk->add_option("name", options->name, "Name of the helpdesk in the policy; none: all of them");
  helpdesk->add_option("--tenant", options->policy_file, "Policy file of the tenant")->required();
  helpdesk->add_option("--secrets-dir", options->secrets_dir,
                       "Folder that relative secret paths refer to; none: the policy's");
  helpdesk->add_option("--ca-file", options->ca_file, "PEM file of authorities trusted for helpdesks");
  helpdesk->callback(
      [&globals, options, choose] { choose([&globals, options] { return Examine(globals, *options); }); });
}

}  // namespace firstline::cli
