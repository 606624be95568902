#pragma once

// Firstline's own API: POST /v1/tickets and GET /v1/tickets/{id}. The contract is docs/api/openapi.yaml.

#include <functional>
#include <memory>
#include <string>

#include "absl/strings/string_view.h"
#include "common/base/clock.h"
#include "common/http/server.h"
#include "common/kafka/producer.h"
#include "common/redis/token_bucket.h"
#include "common/telemetry/log.h"
#include "services/ingest/api/caller.h"
#include "services/ingest/api/crew.h"
#include "services/ingest/api/repeats.h"
#include "services/ingest/api/tickets_view.h"
#include "services/ingest/edge.h"
#include "services/ingest/metrics.h"

namespace firstline::ingest {

// Answers a posted message with 202 only after the broker acknowledged it (acks=all). Errors are
// application/problem+json and repeat nothing of the body. Thread-safe; Handle never blocks.
class ApiEdge {
 public:
  struct Parts {
    Tenants tenants;
    kafka::Producer& producer;
    redis::TokenBucket& bucket;
    TicketsView& view;
    std::function<bool()> view_ready;     // false: a ticket that is not found may exist
    std::function<std::string()> new_id;  // for messages without Idempotency-Key: nobody can guess or repeat it
    const Clock& clock;
    const telemetry::Log& log;
    IngestMetrics metrics;
  };
  // Everything referred to outlives the object.
  explicit ApiEdge(Parts parts) : parts_(std::move(parts)) {}

  // Whether a path is this API's.
  static bool Serves(absl::string_view path);

  void Handle(http::Request request, http::Respond respond);

 private:
  struct Call;

  void Serve(const std::shared_ptr<Call>& call);  // on the crew's thread
  void Post(const std::shared_ptr<Call>& call);
  void Get(const Call& call);
  void Answer(const Call& call, absl::string_view result, http::Response response);

  Parts parts_;
  Repeats repeats_;
  Crew crew_;  // last: its thread uses everything above
};

}  // namespace firstline::ingest
