#pragma once

// A whole installation on this machine: Kafka, Redis, the simulated helpdesks and the six services, on free ports.

#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "cli/dev/backing.h"
#include "cli/dev/process.h"
#include "cli/dev/simulators.h"
#include "common/kafka/producer.h"

namespace firstline::dev {

struct InstallationOptions {
  std::string bin_dir;            // of this build: services and simulators
  std::string kafka_jars;         // folder of Kafka's jars
  std::string model_file;         // classifier model
  std::string state_dir;          // everything that lasts; logs and secrets too
  std::set<std::string> without;  // services that are not started, and "redis", for experiments
  std::string quota;              // Zendesk quota "updates_per_min=N", or ""
  std::set<std::string> vendors;  // whose helpdesks are simulated
  std::map<std::string, std::vector<std::string>> arguments;  // more of a service, by its name
};

class Installation {
 public:
  // Starts the backing services and the simulators; the six services follow with StartServices, once policy and
  // knowledge are in place. Errors carry the last log lines of what failed.
  static absl::StatusOr<std::unique_ptr<Installation>> Start(const InstallationOptions& options);
  // Stops services, simulators, Redis and Kafka in that order.
  ~Installation();

  absl::Status StartServices();
  // Waits until every started service is ready.
  absl::Status AwaitReady(absl::Duration patience);
  // NotFound names the process that ended by itself; OK while all run that were not killed.
  absl::Status AllRunning();

  // The six in the order of the pipeline.
  static const std::vector<std::string>& ServiceNames();

  // kill -9 of a service, "kafka" or "redis". NotFound when it does not run.
  absl::Status Kill(const std::string& name);
  // Starts what was killed again, on the same port and data. Kafka and Redis answer when this returns.
  absl::Status BringBack(const std::string& name);

  kafka::ClientOptions Kafka() const { return {.brokers = kafka_.Address(), .client_id = "firstline-dev"}; }
  // By vendor.
  const std::map<std::string, SimulatedHelpdesk>& helpdesks() const { return simulators_->all(); }
  // Base URL of a service's port ("http" of ingest, "admin" of all), from its ports file.
  absl::StatusOr<std::string> ServiceUrl(const std::string& name, const std::string& port) const;

 private:
  explicit Installation(InstallationOptions options) : options_(std::move(options)) {}

  std::string Path(const std::string& relative) const;
  std::string Log(const std::string& name) const;
  absl::Status StartKafkaOn(int port);
  absl::Status StartRedisOn(int port);
  absl::Status StartService(const std::string& name);
  std::vector<std::string> ServiceCommand(const std::string& name) const;

  const InstallationOptions options_;
  Backing kafka_;
  Backing redis_;
  std::unique_ptr<Simulators> simulators_;
  int ingest_port_ = 0;
  std::map<std::string, std::unique_ptr<Process>> services_;
};

}  // namespace firstline::dev
