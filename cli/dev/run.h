#pragma once

#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"

namespace firstline::dev {

struct RunOptions {
  std::string tenant_file;     // policy; "" for the demo policy
  std::string knowledge_path;  // folder of Markdown or a JSON Lines file
  std::string tickets_file;
  std::string journal_file;
  std::string records_file;  // "" or where the final record of every turn goes, as JSON Lines
  std::string state_dir;     // "" for a temporary one, removed at the end
  std::string quota;
  std::string bin_dir, kafka_jars, model_file, demo_policy_file;
  std::set<std::string> without;
  bool once = false;
  std::vector<std::string> faults;    // bodies for the simulator's /_sim/faults, set before the first ticket
  std::vector<std::string> kills;     // planned outages, see outage.h
  std::string mischief;               // body for the simulators' /_sim/mischief, or ""
  std::vector<std::string> settings;  // SERVICE.OPTION=VALUE
  double tickets_per_second = 10;
  int64_t patience_seconds = 900;  // without any turn ending for that long: give up
};

// Starts everything, plays the tickets, shows what happens, writes the journal. OK only if every ticket ended.
absl::Status Run(const RunOptions& options);

}  // namespace firstline::dev
