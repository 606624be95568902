#pragma once

// The HTTP edge: a webhook becomes a record of `inbox` before it is answered. Stateless.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/base/clock.h"
#include "common/http/server.h"
#include "common/kafka/producer.h"
#include "common/policy/policy.h"
#include "common/telemetry/log.h"
#include "services/ingest/metrics.h"
#include "services/ingest/secrets.h"
#include "services/ingest/sources/source.h"

namespace firstline::ingest {

// The policies as the edge sees them; the runtime's PolicyStore in the service.
struct Tenants {
  std::function<std::shared_ptr<const policy::Policy>(absl::string_view tenant)> current;  // null: unknown
  std::function<bool()> ready;  // false: not all are known yet, so an unknown tenant may exist
};

// Serves POST /v1/webhooks/{vendor}/{tenant}, for vendors that sign nothing also with a secret as a further segment.
//
//   200 durably in `inbox` (acks=all), or an event that changes nothing, or unreadable and durably in `ingest.dlq`, or
//       the unsigned probe of a vendor that sends one
//   401 no signature of the tenant's secrets, or a stale one      404 unknown path, vendor or tenant
//   405 not POST      413 too large (by the server)
//   busy (Zendesk 409, else 503): Kafka does not answer, the secrets cannot be read, the policies are not known yet
//
// Errors are application/problem+json and say what was seen and what is wanted; a 200 says what became of the delivery.
// Neither repeats anything of the body. Nothing is deduplicated here: messages
// are, by their ids, in `turns`. Thread-safe; Handle never blocks on the broker, its answer comes from the producer's
// thread. The producer's message timeout must be below every sender's patience (3 s).
class Edge {
 public:
  // Everything outlives the edge, except that `sources` are taken over.
  Edge(std::vector<std::unique_ptr<WebhookSource>> sources, Tenants tenants, kafka::Producer& producer,
       const Clock& clock, const telemetry::Log& log, IngestMetrics metrics);

  void Handle(http::Request request, http::Respond respond);

 private:
  struct Call;  // one webhook on its way

  const WebhookSource* FindSource(absl::string_view vendor) const;
  std::string WantedVendors() const;
  // The tenant's helpdesk whose secret signed the delivery. Unauthenticated, or FailedPrecondition when no secret of
  // the vendor's helpdesks can be read.
  absl::StatusOr<const policy::Helpdesk*> Authenticate(const WebhookSource& source, const policy::Policy& policy,
                                                       const Delivery& delivery);
  void Accept(std::shared_ptr<Call> call, const policy::Helpdesk& helpdesk, const InboxPointer& pointer);
  void Bury(std::shared_ptr<Call> call, const absl::Status& error);
  void Answer(const Call& call, int status, absl::string_view result, absl::string_view detail);

  const std::vector<std::unique_ptr<WebhookSource>> sources_;
  const Tenants tenants_;
  kafka::Producer& producer_;
  const Clock& clock_;
  const telemetry::Log& log_;
  IngestMetrics metrics_;
  SecretFiles secrets_;
};

}  // namespace firstline::ingest
