#include "services/dispatcher/program.h"

#include <memory>
#include <utility>

#include "common/base/status_macros.h"
#include "common/http/client.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/topics.h"
#include "common/redis/open.h"
#include "common/redis/token_bucket.h"
#include "services/dispatcher/accounts.h"
#include "services/dispatcher/adapters/accounts_by_vendor.h"
#include "services/dispatcher/api/account.h"
#include "services/dispatcher/api/threads.h"
#include "services/dispatcher/callbacks/callbacks.h"
#include "services/dispatcher/policy_source.h"
#include "services/dispatcher/server.h"
#include "services/dispatcher/worker.h"

namespace firstline::dispatcher {
namespace {

constexpr char kGroup[] = "dispatcher";
constexpr char kCallbackGroup[] = "callbacks";
// How long a policy version that the turn carries and we have not read is awaited (design: 5 s, then without).
constexpr absl::Duration kPolicyWait = absl::Seconds(5);

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

runtime::StageOptions CallbackOptionsOf() {
  runtime::StageOptions options;
  options.name = "callbacks";
  options.threads = 1;  // the posts themselves are made elsewhere
  // Deferred records are posts that wait, with their tickets in memory.
  options.deferred_per_partition = options.in_flight_per_partition;
  options.revoke_wait = absl::Seconds(10);
  return options;
}

absl::StatusOr<std::unique_ptr<kafka::LogReader>> OpenSince(const kafka::ClientOptions& client,
                                                            const std::string& topic, absl::Time since) {
  FL_ASSIGN_OR_RETURN(const auto probe, kafka::OffsetProbe::Open(client, kGroup));
  FL_ASSIGN_OR_RETURN(const int32_t count, probe->Partitions(topic));
  std::vector<int32_t> partitions;
  for (int32_t partition = 0; partition < count; ++partition) partitions.push_back(partition);
  return kafka::LogReader::OpenSince(client, topic, partitions, since);
}

}  // namespace

absl::Status Run(const Config& config, runtime::Service& service) {
  FL_ASSIGN_OR_RETURN(const std::unique_ptr<redis::Connection> connection,
                      redis::Open(config.redis, config.redis_password_file, service.clock()));
  redis::TokenBucket bucket(connection.get(), service.clock());
  http::Client client({.user_agent = "firstline-dispatcher", .ca_file = config.ca_file});
  AccountsByVendor vendors([&client](const http::HttpRequest& request) { return client.Send(request); },
                           service.clock());
  ApiThreads threads([client = service.kafka()](const std::string& topic,
                                                absl::Time since) { return OpenSince(client, topic, since); },
                     service.clock());
  HelpdesksWithApi helpdesks(vendors, threads);
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
  http::Client callback_client({.user_agent = "firstline-callbacks",
                                .ca_file = config.ca_file,
                                .public_hosts_only = !config.callbacks_anywhere});
  Callbacks callbacks(
      {.send = [&callback_client](const http::HttpRequest& request) { return callback_client.Send(request); },
       .https_only = !config.callbacks_anywhere,
       .policies = policies,
       .clock = service.clock(),
       .log = service.log(),
       .metrics = metrics});
  const std::shared_ptr<grpc::Service> server =
      MakeServer(PoliciesOf(service.policies(), absl::ZeroDuration()), service.clock());

  FL_RETURN_IF_ERROR(service.ServeGrpc(*server));
  FL_RETURN_IF_ERROR(service.RunStage(StageOptionsOf(config), {kafka::kDecided}, kGroup, worker, /*is_static=*/true));
  FL_RETURN_IF_ERROR(service.RunStage(CallbackOptionsOf(), {kafka::kDispatched}, kCallbackGroup, callbacks));
  return service.RunUntilShutdown();
}

}  // namespace firstline::dispatcher
