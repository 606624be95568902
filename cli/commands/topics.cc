// firstline topics apply: creates and alters Firstline's topics, with a diff.

#include "common/kafka/topics.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "common/base/status_macros.h"

namespace firstline::cli {
namespace {

struct Options {
  int32_t partitions = 24;
  int32_t replication = 1;
  bool dry_run = false;
};

const char* Mark(kafka::TopicChange::Kind kind) {
  switch (kind) {
    case kafka::TopicChange::Kind::kCreate: return "+ ";
    case kafka::TopicChange::Kind::kAlter: return "~ ";
    case kafka::TopicChange::Kind::kConflict: return "! ";
  }
  return "? ";
}

absl::Status Apply(const Globals& globals, const Options& options) {
  const auto plan = kafka::TopicPlan(options.partitions, options.replication);
  FL_ASSIGN_OR_RETURN(const auto changes,
                      kafka::ApplyTopics(globals.Kafka(), plan, options.replication, options.dry_run));
  for (const kafka::TopicChange& change : changes) {
    std::cout << Mark(change.kind) << change.topic << ": " << change.detail << "\n";
  }
  std::cout << plan.size() << " topics, " << changes.size() << " differences"
            << (options.dry_run ? " (dry run, nothing changed)" : "") << "\n";
  return absl::OkStatus();
}

}  // namespace

void AddTopics(CLI::App& app, const Globals& globals, const Choose& choose) {
  auto* const topics = app.add_subcommand("topics", "Kafka topics of an installation");
  topics->require_subcommand(1);
  auto* const command = topics->add_subcommand("apply", "Create what is missing, alter what differs");
  const auto options = std::make_shared<Options>();
  command->add_option("--partitions", options->partitions, "Partitions of conversation topics, fixed for ever")
      ->check(CLI::Range(1, 1000));
  command->add_option("--replication", options->replication, "Copies of every record")->check(CLI::Range(1, 7));
  command->add_flag("--dry-run", options->dry_run, "Show the differences, change nothing");
  command->callback([&globals, options, choose] { choose([&globals, options] { return Apply(globals, *options); }); });
}

}  // namespace firstline::cli
