#include "cli/dev/simulators.h"

#include <openssl/rand.h>

#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::dev {
namespace {

constexpr absl::Duration kPatience = absl::Seconds(15);

absl::StatusOr<std::string> NewSecret() {
  unsigned char bytes[24];
  if (RAND_bytes(bytes, sizeof(bytes)) != 1) return absl::InternalError("no randomness for secrets");
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(bytes), sizeof(bytes)));
}

// The credentials file of a vendor's account, as the services read it.
nlohmann::json CredentialsOf(absl::string_view vendor, const std::string& secret) {
  if (vendor == "intercom") return {{"access_token", secret}, {"admin_id", "8000"}};
  if (vendor == "freshdesk") return {{"api_key", secret}};
  return {{"client_id", "firstline"}, {"client_secret", secret}};
}

// What a vendor's program takes beside the flags all have in common. Without a quota nobody is limited.
std::vector<std::string> FlagsOf(absl::string_view vendor, const SimulatedHelpdesk& helpdesk,
                                 const std::string& key_file, const std::string& quota) {
  if (vendor == "intercom") return {absl::StrCat("--token-file=", key_file), "--calls-per-window=0"};
  if (vendor == "freshdesk") return {absl::StrCat("--api-key-file=", key_file), "--calls-per-minute=0"};
  std::vector<std::string> flags = {absl::StrCat("--credentials-file=", helpdesk.credentials_file),
                                    "--webhook-kind=both"};
  if (!quota.empty()) flags.push_back(absl::StrCat("--quota=", quota));
  return flags;
}

absl::StatusOr<std::string> AwaitPort(const std::string& port_file, Process& process, const std::string& log) {
  const absl::Time deadline = absl::Now() + kPatience;
  while (!std::filesystem::exists(port_file)) {
    if (!process.Running() || absl::Now() > deadline) {
      return absl::UnavailableError(absl::StrCat("the simulator did not start:\n", Tail(log, 12)));
    }
    absl::SleepFor(absl::Milliseconds(20));
  }
  return config::ReadFile(port_file);
}

}  // namespace

std::string Simulators::Path(absl::string_view folder, absl::string_view vendor, absl::string_view suffix) const {
  return absl::StrCat(options_.state_dir, "/", folder, "/", vendor, suffix);
}

absl::Status Simulators::WriteSecrets(const std::string& vendor, const SimulatedHelpdesk& helpdesk) const {
  if (!std::filesystem::exists(helpdesk.credentials_file)) {
    FL_ASSIGN_OR_RETURN(const std::string secret, NewSecret());
    FL_RETURN_IF_ERROR(config::WriteFile(Path("secrets", vendor, ".key"), secret));
    FL_RETURN_IF_ERROR(config::WriteFile(helpdesk.credentials_file, CredentialsOf(vendor, secret).dump()));
  }
  if (!std::filesystem::exists(helpdesk.webhook_secret_file)) {
    FL_ASSIGN_OR_RETURN(const std::string secret, NewSecret());
    FL_RETURN_IF_ERROR(config::WriteFile(helpdesk.webhook_secret_file, secret));
  }
  return absl::OkStatus();
}

absl::Status Simulators::Start(const std::string& vendor) {
  SimulatedHelpdesk helpdesk;
  helpdesk.credentials_file = Path("secrets", vendor, ".json");
  helpdesk.webhook_secret_file = Path("secrets", vendor, ".hook");
  helpdesk.journal_file = Path("sim", vendor, "/journal.jsonl");
  FL_RETURN_IF_ERROR(WriteSecrets(vendor, helpdesk));

  const std::string name = absl::StrCat("sim-", vendor);
  const std::string port_file = Path("run", name, ".port");
  const std::string log = Path("logs", name, ".log");
  std::filesystem::remove(port_file);
  std::vector<std::string> command = {
      absl::StrCat(options_.bin_dir, "/firstline-", name), "--port=0", absl::StrCat("--port-file=", port_file),
      absl::StrCat("--state=", Path("sim", vendor, "")), absl::StrCat("--secret-file=", helpdesk.webhook_secret_file)};
  for (std::string& flag : FlagsOf(vendor, helpdesk, Path("secrets", vendor, ".key"), options_.quota)) {
    command.push_back(std::move(flag));
  }
  FL_ASSIGN_OR_RETURN(processes_[vendor], Process::Start({.name = name, .command = command, .log_file = log}));
  FL_ASSIGN_OR_RETURN(const std::string port, AwaitPort(port_file, *processes_[vendor], log));
  helpdesk.url = absl::StrCat("http://127.0.0.1:", std::atoi(port.c_str()));
  all_[vendor] = std::move(helpdesk);
  return absl::OkStatus();
}

absl::Status Simulators::AllRunning() {
  for (auto& [vendor, process] : processes_) {
    if (process->Running()) continue;
    return absl::NotFoundError(absl::StrCat("the simulated ", vendor, " ended:\n",
                                            Tail(Path("logs", absl::StrCat("sim-", vendor), ".log"), 12)));
  }
  return absl::OkStatus();
}

}  // namespace firstline::dev
