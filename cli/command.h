#pragma once

// The shape of every `firstline` command: it adds its options to the command line and hands back what to run.

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "common/kafka/producer.h"

namespace CLI {
class App;
}

namespace firstline::cli {

// Options of the whole command line, filled before a command runs.
struct Globals {
  std::string brokers = "127.0.0.1:9092";
  std::string output = "table";  // table | json

  kafka::ClientOptions Kafka() const { return {.brokers = brokers, .client_id = "firstline-cli"}; }
};

// What the chosen command does; the exit code follows from its status (ExitCode).
using Action = std::function<absl::Status()>;
// Called by a command when it was chosen.
using Choose = std::function<void(Action)>;

// 0 ok, 2 for InvalidArgument (what the user gave is wrong), 1 otherwise.
int ExitCode(const absl::Status& status);

void AddCheck(CLI::App& app, const Choose& choose);
void AddApiKey(CLI::App& app, const Choose& choose);
void AddDoctor(CLI::App& app, const Globals& globals, const Choose& choose);
void AddApply(CLI::App& app, const Globals& globals, const Choose& choose);
void AddTopics(CLI::App& app, const Globals& globals, const Choose& choose);
void AddKb(CLI::App& app, const Globals& globals, const Choose& choose);
void AddTrain(CLI::App& app, const Choose& choose);
void AddTicket(CLI::App& app, const Globals& globals, const Choose& choose);
void AddDev(CLI::App& app, const Choose& choose);

}  // namespace firstline::cli
