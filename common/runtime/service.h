#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/base/clock.h"
#include "common/http/server.h"
#include "common/kafka/producer.h"
#include "common/runtime/grpc_server.h"
#include "common/runtime/options.h"
#include "common/runtime/policy_store.h"
#include "common/runtime/stage.h"
#include "common/telemetry/log.h"
#include "common/telemetry/metrics.h"

namespace firstline::runtime {

// What a running service consists of: the pieces every service shares, made on first use, and the order in which they
// stop. One per process; used from the main thread, its parts are thread-safe.
class Service {
 public:
  Service(std::string name, const CommonOptions& options, std::string effective_config);
  ~Service();

  const std::string& name() const { return name_; }
  const CommonOptions& options() const { return options_; }
  const Clock& clock() const { return Clock::Real(); }
  const telemetry::Log& log() const { return log_; }
  telemetry::Metrics& metrics() { return metrics_; }
  kafka::ClientOptions kafka() const { return options_.Kafka(name_); }
  kafka::Producer& producer();
  PolicyStore& policies();

  // Serves the stage's RPC with health and reflection. `service` must outlive this object.
  absl::Status ServeGrpc(grpc::Service& service);

  // Runs a stage over the topics in consumer group `group`. `handler` must outlive this object. Static membership when
  // `is_static` and group_instance_id is set.
  absl::Status RunStage(StageOptions stage, std::vector<std::string> topics, std::string group, RecordHandler& handler,
                        bool is_static = false);

  // A further condition of /readyz; its name is shown while it is false.
  void AddReadiness(std::string what, std::function<bool()> ready);
  // Called first when the service stops (stop taking work), in reverse order of registration.
  void OnStop(std::function<void()> stop);
  // A further bound port for the ports file.
  void SetPort(absl::string_view name, int port);

  // Starts the admin port, then waits for SIGTERM or SIGINT and stops in order: not ready, stop hooks, finish what is
  // in flight within the drain limit, commit offsets, flush producers, close. A process that does not manage that
  // within 20 s more is ended the hard way.
  absl::Status RunUntilShutdown();

 private:
  absl::Status StartAdmin();
  void Answer(http::Request request, http::Respond respond);
  std::string NotReady() const;

  const std::string name_;
  const CommonOptions options_;
  const std::string effective_config_;
  telemetry::Log log_;
  telemetry::Metrics metrics_;
  std::unique_ptr<kafka::Producer> producer_;
  std::unique_ptr<PolicyStore> policies_;
  std::unique_ptr<GrpcServer> grpc_;
  std::vector<std::unique_ptr<Stage>> stages_;
  std::vector<std::pair<std::string, std::function<bool()>>> readiness_;
  std::vector<std::function<void()>> stop_hooks_;
  std::vector<std::pair<std::string, int>> ports_;
  std::atomic<bool> stopping_ = false;
  std::unique_ptr<http::Server> admin_;
};

}  // namespace firstline::runtime
