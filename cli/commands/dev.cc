// firstline dev run: a whole installation on this machine, playing tickets.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "absl/strings/str_split.h"
#include "cli/command.h"
#include "cli/dev/run.h"

namespace firstline::cli {
namespace {

// Folder this program lies in; the services and simulators of the build lie beside it.
std::filesystem::path BinDir() { return std::filesystem::read_symlink("/proc/self/exe").parent_path(); }

}  // namespace

void AddDev(CLI::App& app, const Choose& choose) {
  auto* const dev = app.add_subcommand("dev", "Everything on one machine");
  dev->require_subcommand(1);
  auto* const run = dev->add_subcommand(
      "run", "Start Kafka, Redis, simulated helpdesks and the six services on free ports, and play tickets");
  const auto options = std::make_shared<dev::RunOptions>();
  const auto without = std::make_shared<std::vector<std::string>>();
  const std::filesystem::path bin = BinDir();
  const std::filesystem::path root = bin.parent_path().parent_path().parent_path();
  options->bin_dir = bin.string();
  options->model_file = (bin.parent_path() / "share/firstline/models/starter.flm").string();
  options->kafka_jars = (root / ".cache/kafka").string();
  options->demo_policy_file = (root / "demo/tenant.yaml").string();
  run->add_option("--tenant", options->tenant_file, "Tenant policy; the demo policy without it");
  run->add_option("--knowledge", options->knowledge_path, "Folder of Markdown, or a JSON Lines file")->required();
  run->add_option("--tickets", options->tickets_file, "Tickets to play, JSON Lines")->required();
  run->add_option("--journal", options->journal_file, "Journal to write, JSON Lines")->required();
  run->add_option("--records", options->records_file, "File for the final record of every turn, JSON Lines");
  run->add_option("--state", options->state_dir, "Folder that keeps Kafka, Redis and the helpdesk between runs");
  run->add_option("--quota", options->quota, "Zendesk quota, updates_per_min=N; unlimited without it");
  run->add_option("--without", *without, "Services that are not started, or redis, comma-separated")->delimiter(',');
  run->add_option(
      "--fault", options->faults,
      "Fault of the helpdesk's API, a JSON object (simulators/README.md), for every simulated vendor; may be repeated");
  run->add_option(
      "--kill", options->kills,
      "NAME@N or NAME@N+SECONDS or NAME@N+forever: kill -9 that service, kafka or redis once N turns ended, and start "
      "it again after that time (at once without it); may be repeated");
  run->add_option("--mischief", options->mischief,
                  "What happens to webhooks on their way, a JSON object (simulators/README.md): lost, twice, shuffled");
  run->add_option("--set", options->settings,
                  "SERVICE.OPTION=VALUE: an option of one of the six services (docs/operate); may be repeated");
  run->add_option("--rate", options->tickets_per_second, "New tickets a second")->check(CLI::Range(0.01, 1000.0));
  run->add_option("--patience", options->patience_seconds, "Give up when no turn ended for that many seconds");
  run->add_option("--kafka-jars", options->kafka_jars, "Folder of Kafka's jars");
  run->add_option("--model-file", options->model_file, "Classifier model");
  run->add_flag("--once", options->once, "End when every ticket ended");
  run->callback([options, without, choose] {
    options->without.insert(without->begin(), without->end());
    choose([options] { return dev::Run(*options); });
  });
}

}  // namespace firstline::cli
