#include "services/ingest/program.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "common/base/status_macros.h"
#include "common/helpdesks/vendors.h"
#include "common/http/client.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "common/runtime/retrier.h"
#include "services/ingest/helpdesks.h"
#include "services/ingest/http_port.h"
#include "services/ingest/reconciler.h"
#include "services/ingest/server.h"
#include "services/ingest/turns.h"

namespace firstline::ingest {
namespace {

constexpr absl::Duration kReportInterval = absl::Seconds(10);
constexpr absl::Duration kRestoreTimeout = absl::Minutes(5);
// Below the 10 s a revoked partition may take, so that a blocked write ends in time.
constexpr absl::Duration kTurnsProduceTimeout = absl::Seconds(5);
constexpr absl::Duration kLookbackMax = absl::Hours(24);

Turns::ReadStates StatesFrom(kafka::ClientOptions client) {
  return [client = std::move(client)](const std::vector<int32_t>& partitions, const kafka::LogReader::Visitor& visit,
                                      const std::function<bool()>& cancelled) -> absl::Status {
    std::vector<kafka::LogReader::Start> starts;
    for (const int32_t partition : partitions) starts.push_back({.partition = partition});
    FL_ASSIGN_OR_RETURN(const auto reader, kafka::LogReader::Open(client, kafka::kStates, starts));
    return reader->ReadToEnd(visit, kRestoreTimeout, cancelled);
  };
}

// The worker and its chores.
struct Worker {
  Worker(const Config& config, runtime::Service& running, std::unique_ptr<kafka::Producer> own_producer)
      : service(running),
        client({.ca_file = config.ca_file}),
        helpdesks(
            [this](const policy::Helpdesk& helpdesk) -> absl::StatusOr<std::shared_ptr<ThreadReader>> {
              const auto send = [this](const http::HttpRequest& request) { return client.Send(request); };
              return helpdesks::MakeReader(helpdesk, send, service.clock());
            },
            running.clock()),
        producer(std::move(own_producer)),
        turns(config.turns, TenantsOf(running.policies()), helpdesks, *producer, StatesFrom(running.kafka()),
              running.clock(), running.log(), IngestMetrics(running.metrics())),
        reconciler({}, helpdesks, *producer, running.clock(), running.log(), IngestMetrics(running.metrics())),
        chores(1) {
    chores.Schedule("report", -1, kReportInterval, [this](int) -> std::optional<absl::Duration> {
      turns.Report();
      return kReportInterval;
    });
    if (config.reconcile_interval == absl::ZeroDuration()) return;
    chores.Schedule("reconcile", -1, config.reconcile_interval,
                    [this, every = config.reconcile_interval,
                     lookback = config.reconcile_lookback](int) -> std::optional<absl::Duration> {
                      Reconcile(lookback);
                      return every;
                    });
  }
  ~Worker() { client.Shutdown(); }  // reads under way end at once

  // The owner of partition 0 does it for all.
  void Reconcile(absl::Duration lookback) {
    if (!turns.Owns(0)) return reconciler.Reset();
    const absl::Time now = service.clock().Now();
    // As far back as the last sign of life, so that an outage of ours is covered; a new installation has none.
    absl::Time since = turns.LastWrite(0);
    if (since == absl::InfinitePast()) since = now;
    since = std::clamp(since, now - std::max(kLookbackMax, lookback), now - lookback);
    for (const std::string& tenant : service.policies().Tenants()) {
      if (const auto policy = service.policies().Current(tenant)) reconciler.Run(*policy, since);
    }
  }

  runtime::Service& service;
  http::Client client;
  Helpdesks helpdesks;
  const std::unique_ptr<kafka::Producer> producer;
  Turns turns;
  Reconciler reconciler;
  runtime::Retrier chores;  // last: its thread uses everything above
};

absl::Status RunTurns(const Config& config, runtime::Service& service, Turns& turns) {
  runtime::StageOptions options;
  options.name = "turns";
  options.writes = {kafka::DeadLetterTopic("ingest")};  // the rest goes through the producer of `turns`
  options.threads = static_cast<int>(config.common.worker_threads);
  options.attempts = config.turns.policy_attempts;  // a pointer whose policy is awaited is tried most often
  options.revoke_wait = absl::Seconds(10);
  return service.RunStage(options, {kafka::kInbox, kafka::kDispatched}, "ingest", turns, /*is_static=*/true);
}

}  // namespace

absl::Status Run(const Config& config, runtime::Service& service) {
  // The hooks keep the parts alive as long as the service, whose threads use them.
  const auto rpc = std::make_shared<Server>();
  service.OnStop([rpc] {});
  FL_RETURN_IF_ERROR(service.ServeGrpc(*rpc));
  if (config.runs_turns()) {
    FL_ASSIGN_OR_RETURN(auto producer,
                        MakeProducer(service, kTurnsProduceTimeout,
                                     {kafka::kReceived, kafka::kStates, kafka::kFeedback, kafka::kInbox}));
    const auto worker = std::make_shared<Worker>(config, service, std::move(producer));
    service.OnStop([worker] {});
    FL_RETURN_IF_ERROR(RunTurns(config, service, worker->turns));
  }
  if (config.serves_edge()) {
    FL_ASSIGN_OR_RETURN(std::unique_ptr<HttpPort> opened, HttpPort::Open(config, service));
    service.OnStop([port = std::shared_ptr<HttpPort>(std::move(opened))]() mutable { port.reset(); });
  }
  return service.RunUntilShutdown();
}

}  // namespace firstline::ingest
