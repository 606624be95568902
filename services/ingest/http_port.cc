#include "services/ingest/http_port.h"

#include <openssl/rand.h>
#include <sys/resource.h>

#include <algorithm>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/check.h"
#include "common/base/status_macros.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/topics.h"
#include "common/redis/open.h"
#include "services/ingest/sources/source.h"

namespace firstline::ingest {
namespace {

constexpr absl::Duration kWarmTimeout = absl::Seconds(3);
constexpr absl::Duration kStopWait = absl::Seconds(5);
// What the view keeps; older states are not read.
constexpr absl::Duration kTicketsKept = absl::Hours(7 * 24);
constexpr size_t kTicketsMax = 50'000;
// Files and sockets beside the port's connections: brokers, helpdesks, gRPC, logs.
constexpr int64_t kOtherDescriptors = 512;

std::string RandomId() {
  unsigned char bytes[16];
  FL_CHECK(RAND_bytes(bytes, sizeof(bytes)) == 1) << "no randomness for ids";
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(bytes), sizeof(bytes)));
}

// Many systems give a process 1,024 descriptors and let it ask for more; without them accept() fails for everybody as
// soon as somebody holds a thousand connections.
void WantDescriptors(int64_t connections, const telemetry::Log& log) {
  const auto wanted = static_cast<rlim_t>(connections + kOtherDescriptors);
  rlimit limit = {};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min(wanted, limit.rlim_max);
  if (setrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur >= wanted) return;
  log.Warning("few_descriptors", {{"wanted", absl::StrCat(wanted)}, {"have", absl::StrCat(limit.rlim_cur)}});
}

bool SomeTenantHasTheApi(const runtime::PolicyStore& policies) {
  const std::vector<std::string> tenants = policies.Tenants();
  return std::any_of(tenants.begin(), tenants.end(), [&](const std::string& tenant) {
    const auto policy = policies.Current(tenant);
    return policy != nullptr && policy->api.enabled;
  });
}

absl::StatusOr<std::unique_ptr<kafka::LogReader>> OpenStates(const kafka::ClientOptions& client) {
  FL_ASSIGN_OR_RETURN(const auto probe, kafka::OffsetProbe::Open(client, "tickets-view"));
  FL_ASSIGN_OR_RETURN(const int32_t count, probe->Partitions(kafka::kStates));
  std::vector<int32_t> partitions;
  for (int32_t partition = 0; partition < count; ++partition) partitions.push_back(partition);
  return kafka::LogReader::OpenSince(client, kafka::kStates, partitions, Clock::Real().Now() - kTicketsKept);
}

}  // namespace

Tenants TenantsOf(runtime::PolicyStore& policies) {
  Tenants tenants;
  tenants.current = [&policies](absl::string_view tenant) { return policies.Current(tenant); };
  tenants.ready = [&policies] { return policies.Ready(); };
  return tenants;
}

absl::StatusOr<std::unique_ptr<kafka::Producer>> MakeProducer(const runtime::Service& service, absl::Duration timeout,
                                                              const std::vector<std::string>& topics) {
  kafka::ClientOptions options = service.kafka();
  options.message_timeout = timeout;
  FL_ASSIGN_OR_RETURN(std::unique_ptr<kafka::Producer> producer, kafka::Producer::Create(options));
  // Without a broker the service starts all the same; it is not ready then, and the first records take longer.
  if (const absl::Status warm = producer->Warm(topics, kWarmTimeout); !warm.ok()) {
    service.log().Warning("broker_not_seen", {{"status", warm.ToString()}});
  }
  return producer;
}

HttpPort::HttpPort(runtime::Service& service, std::unique_ptr<kafka::Producer> producer,
                   std::unique_ptr<redis::Connection> connection)
    : producer_(std::move(producer)),
      connection_(std::move(connection)),
      bucket_(connection_.get(), service.clock()),
      view_(kTicketsMax, kTicketsKept),
      follower_(
          view_, [&policies = service.policies()] { return SomeTenantHasTheApi(policies); },
          [client = service.kafka()] { return OpenStates(client); }),
      webhooks_(MakeSources(), TenantsOf(service.policies()), *producer_, service.clock(), service.log(),
                IngestMetrics(service.metrics())),
      api_({.tenants = TenantsOf(service.policies()),
            .producer = *producer_,
            .bucket = bucket_,
            .view = view_,
            .view_ready = [this] { return follower_.Ready(); },
            .new_id = RandomId,
            .clock = service.clock(),
            .log = service.log(),
            .metrics = IngestMetrics(service.metrics())}) {}

absl::StatusOr<std::unique_ptr<HttpPort>> HttpPort::Open(const Config& config, runtime::Service& service) {
  const std::pair<std::string, std::string> listen = absl::StrSplit(config.http_listen, absl::MaxSplits(':', 1));
  http::ServerOptions options;
  if (!absl::SimpleAtoi(listen.second, &options.port)) {
    return absl::InvalidArgumentError(absl::StrCat("http_listen: is ", config.http_listen, ", want host:port"));
  }
  options.host = listen.first;
  options.threads = static_cast<int>(config.http_threads);
  options.connections_max = static_cast<size_t>(config.connections_max);
  options.connections_per_peer_max = static_cast<size_t>(config.connections_per_peer_max);
  options.body_bytes_total = static_cast<size_t>(config.body_bytes_total);
  WantDescriptors(config.connections_max, service.log());
  FL_ASSIGN_OR_RETURN(auto producer,
                      MakeProducer(service, config.produce_timeout, {kafka::kInbox, kafka::DeadLetterTopic("ingest")}));
  FL_ASSIGN_OR_RETURN(auto connection, redis::Open(config.redis, config.redis_password_file, service.clock()));
  std::unique_ptr<HttpPort> port(new HttpPort(service, std::move(producer), std::move(connection)));
  FL_ASSIGN_OR_RETURN(port->server_, http::Server::Start(options, [self = port.get()](auto request, auto respond) {
                        if (ApiEdge::Serves(request.path))
                          return self->api_.Handle(std::move(request), std::move(respond));
                        self->webhooks_.Handle(std::move(request), std::move(respond));
                      }));
  service.SetPort("http", port->server_->port());
  return port;
}

HttpPort::~HttpPort() {
  if (server_ != nullptr) server_->Stop(kStopWait);
  producer_->Flush(kStopWait).IgnoreError();
}

}  // namespace firstline::ingest
