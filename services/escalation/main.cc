// escalation: decides what every turn gets, by the tenant's policy, before its deadline.

#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "common/runtime/main.h"
#include "services/escalation/config.h"
#include "services/escalation/server.h"
#include "services/escalation/worker.h"

namespace firstline::escalation {
namespace {

absl::Status Run(const Config& config, runtime::Service& service) {
  Server server(service.policies(), service.clock());
  Worker worker(service.policies(), service.kafka(), service.producer(), service.clock(), service.log(), service.metrics());
  service.OnStop([&worker] { worker.StopWatch(); });
  FL_RETURN_IF_ERROR(service.ServeGrpc(server));
  FL_RETURN_IF_ERROR(service.RunStage({.name = "escalation", .threads = static_cast<int>(config.common.worker_threads)},
                                      {kafka::kReceived, kafka::kAnswered}, "escalation", worker));
  worker.StartWatch(config.watch_interval);
  return service.RunUntilShutdown();
}

}  // namespace
}  // namespace firstline::escalation

int main(int argc, char** argv) { return firstline::Main(argc, argv, "escalation", firstline::escalation::Run); }
