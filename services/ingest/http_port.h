#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/http/server.h"
#include "common/kafka/producer.h"
#include "common/redis/token_bucket.h"
#include "common/runtime/service.h"
#include "services/ingest/api/api_edge.h"
#include "services/ingest/config.h"
#include "services/ingest/edge.h"

namespace firstline::ingest {

// The policies of the service as the edges see them.
Tenants TenantsOf(runtime::PolicyStore& policies);

// A producer of its own for records that must fail within `timeout`; it knows `topics` from the start where the broker
// answers.
absl::StatusOr<std::unique_ptr<kafka::Producer>> MakeProducer(const runtime::Service& service, absl::Duration timeout,
                                                              const std::vector<std::string>& topics);

// The public port: webhooks and Firstline's own API.
class HttpPort {
 public:
  // InvalidArgument for an address that is none. The service outlives the port.
  static absl::StatusOr<std::unique_ptr<HttpPort>> Open(const Config& config, runtime::Service& service);
  // Answers what is under way; afterwards no record is in flight, because each ends within the produce timeout.
  ~HttpPort();

 private:
  HttpPort(runtime::Service& service, std::unique_ptr<kafka::Producer> producer,
           std::unique_ptr<redis::Connection> connection);

  const std::unique_ptr<kafka::Producer> producer_;
  const std::unique_ptr<redis::Connection> connection_;
  redis::TokenBucket bucket_;
  TicketsView view_;
  TicketsFollower follower_;
  Edge webhooks_;
  ApiEdge api_;
  std::unique_ptr<http::Server> server_;
};

}  // namespace firstline::ingest
