#include "services/dispatcher/program.h"

#include <memory>
#include <utility>

#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/http/client.h"
#include "common/kafka/topics.h"
#include "common/redis/token_bucket.h"
#include "services/dispatcher/accounts.h"
#include "services/dispatcher/adapters/accounts_by_vendor.h"
#include "services/dispatcher/policy_source.h"
#include "services/dispatcher/server.h"
#include "services/dispatcher/worker.h"

namespace firstline::dispatcher {
namespace {

constexpr char kGroup[] = "dispatcher";
// How long a policy version that the turn carries and we have not read is awaited (design: 5 s, then without).
constexpr absl::Duration kPolicyWait = absl::Seconds(5);

absl::StatusOr<std::unique_ptr<redis::Connection>> ConnectionOf(const Config& config, const Clock& clock) {
  if (config.redis.empty()) return nullptr;
  redis::Options options = {.address = config.redis};
  if (!config.redis_password_file.empty()) {
    FL_ASSIGN_OR_RETURN(options.password, config::ReadSecretFile(config.redis_password_file));
  }
  return std::make_unique<redis::Connection>(std::move(options), clock);
}

runtime::StageOptions StageOptionsOf(const Config& config) {
  runtime::StageOptions options;
  options.name = "dispatcher";
  options.writes = {kafka::kEffects, kafka::kDispatched, kafka::kInbox, kafka::DeadLetterTopic("dispatcher")};
  options.threads = static_cast<int>(config.common.worker_threads);
  // Deferred records are those that wait for a place among the open plans, with their tickets in memory.
  options.deferred_per_partition = options.in_flight_per_partition;
  options.revoke_wait = absl::Seconds(10);
  return options;
}

}  // namespace

absl::Status Run(const Config& config, runtime::Service& service) {
  FL_ASSIGN_OR_RETURN(const std::unique_ptr<redis::Connection> connection, ConnectionOf(config, service.clock()));
  redis::TokenBucket bucket(connection.get(), service.clock());
  http::Client client({.user_agent = "firstline-dispatcher", .ca_file = config.ca_file});
  AccountsByVendor helpdesks([&client](const http::HttpRequest& request) { return client.Send(request); },
                             service.clock());
  DispatcherMetrics metrics(service.metrics());
  Accounts accounts({.updates_per_minute = static_cast<int>(config.updates_per_minute),
                     .reserve = config.quota_reserve,
                     .pause = config.account_pause},
                    helpdesks, bucket, service.clock(), service.log(), metrics);
  const Policies policies = PoliciesOf(service.policies(), kPolicyWait);
  PlanExecutor executor({.producer = service.producer(),
                         .accounts = accounts,
                         .policies = policies,
                         .clock = service.clock(),
                         .log = service.log(),
                         .metrics = metrics});
  const auto open_effects = [&service](const std::vector<int32_t>& partitions, absl::Time since) {
    return kafka::LogReader::OpenSince(service.kafka(), kafka::kEffects, partitions, since);
  };
  Runner runner(
      {.threads = static_cast<int>(config.calls_max), .open_plans_max = static_cast<size_t>(config.open_plans_max)},
      executor, policies, open_effects, service.clock(), metrics);
  Worker worker(runner, service.clock());
  const std::shared_ptr<grpc::Service> server =
      MakeServer(PoliciesOf(service.policies(), absl::ZeroDuration()), service.clock());

  FL_RETURN_IF_ERROR(service.ServeGrpc(*server));
  FL_RETURN_IF_ERROR(service.RunStage(StageOptionsOf(config), {kafka::kDecided}, kGroup, worker, /*is_static=*/true));
  return service.RunUntilShutdown();
}

}  // namespace firstline::dispatcher
