#pragma once

// The simulated helpdesks of a `dev run`, one program per vendor.

#include <map>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cli/dev/process.h"

namespace firstline::dev {

// Where a simulated helpdesk is and what opens it.
struct SimulatedHelpdesk {
  std::string url;  // its API and its control side
  std::string credentials_file, webhook_secret_file;
  std::string journal_file;
};

struct SimulatorsOptions {
  std::string bin_dir;    // folder of the programs firstline-sim-VENDOR
  std::string state_dir;  // everything goes below it: secrets/VENDOR.*, sim/VENDOR/, run/, logs/
  std::string quota;      // of the Zendesk account, "updates_per_min=N", or ""
};

class Simulators {
 public:
  explicit Simulators(SimulatorsOptions options) : options_(std::move(options)) {}

  // Starts the vendor's program; its secrets are made once and kept. Once per vendor. Errors carry its last log lines.
  absl::Status Start(const std::string& vendor);
  // By vendor, those that were started.
  const std::map<std::string, SimulatedHelpdesk>& all() const { return all_; }
  // NotFound when one ended by itself.
  absl::Status AllRunning();

 private:
  std::string Path(absl::string_view folder, absl::string_view vendor, absl::string_view suffix) const;
  absl::Status WriteSecrets(const std::string& vendor, const SimulatedHelpdesk& helpdesk) const;

  const SimulatorsOptions options_;
  std::map<std::string, std::unique_ptr<Process>> processes_;  // by vendor
  std::map<std::string, SimulatedHelpdesk> all_;
};

}  // namespace firstline::dev
