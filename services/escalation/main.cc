// escalation: decides what every turn gets, by the tenant's policy, before its deadline.

#include "common/runtime/main.h"

#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "services/escalation/config.h"
#include "services/escalation/deadline_keeper.h"
#include "services/escalation/server.h"
#include "services/escalation/worker.h"

namespace firstline::escalation {
namespace {

constexpr char kGroup[] = "escalation";

absl::Status Run(const Config& config, runtime::Service& service) {
  Rosters rosters;
  const RosterFollower follower(service.kafka(), rosters, service.log());
  const RosterLookup roster = [&rosters](absl::string_view tenant) { return rosters.Of(tenant); };
  const Lookups lookups = {PolicyOf(service.policies(), kPolicyWait), roster};
  Metrics metrics(service.metrics());
  DeadlineWatch watch;
  Worker worker(lookups, watch, service.kafka(), service.clock(), metrics);
  DeadlineKeeper keeper(
      watch, lookups, [&] { return kafka::OffsetProbe::Open(service.kafka(), kGroup); }, service.producer(),
      service.clock(), service.log(), metrics);
  const std::shared_ptr<grpc::Service> server =
      MakeServer({PolicyOf(service.policies(), absl::ZeroDuration()), roster}, service.clock());

  service.OnStop([&keeper] { keeper.Stop(); });
  FL_RETURN_IF_ERROR(service.ServeGrpc(*server));
  FL_RETURN_IF_ERROR(service.RunStage({.name = "escalation",
                                       .writes = {kafka::kDecided, kafka::DeadLetterTopic("escalation")},
                                       .threads = static_cast<int>(config.common.worker_threads)},
                                      {kafka::kReceived, kafka::kAnswered}, kGroup, worker));
  keeper.Start(config.watch_interval);
  return service.RunUntilShutdown();
}

}  // namespace
}  // namespace firstline::escalation

int main(int argc, char** argv) { return firstline::Main(argc, argv, "escalation", firstline::escalation::Run); }
