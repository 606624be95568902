#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/http/client.h"
#include "common/runtime/record_handler.h"
#include "common/runtime/retrier.h"
#include "common/telemetry/log.h"
#include "firstline/v1/ticket.pb.h"
#include "services/dispatcher/metrics.h"
#include "services/dispatcher/plan_executor.h"

namespace firstline::dispatcher {

// Posts how turns of the API ended to the tenant's callback (`api.callback` of the policy in force), in Standard
// Webhooks form. Handles `tickets.dispatched` in a group of its own: at least once, a repeat with the same webhook-id
// and the same body; a record counts as finished once it is posted or given up (CallbackDelay). Turns that were
// superseded, and those nobody asked a callback for, are passed over.
class Callbacks : public runtime::RecordHandler {
 public:
  struct Parts {
    std::function<absl::StatusOr<http::HttpResponse>(const http::HttpRequest&)> send;
    bool https_only = true;
    Policies policies;
    const Clock& clock;
    const telemetry::Log& log;
    DispatcherMetrics& metrics;
    int threads = 4;  // posts at a time
  };
  // Everything referred to outlives the object.
  explicit Callbacks(Parts parts) : parts_(std::move(parts)), retrier_(parts_.threads) {}

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  void Revoked(const std::vector<int32_t>& partitions) override;

 private:
  // One try; when to try again, or nothing when there is nothing more to do.
  std::optional<absl::Duration> Post(const v1::Ticket& ticket, int tries);
  // OK for a 2xx. `retry_after` is the receiver's wish.
  absl::Status Send(const v1::Ticket& ticket, const policy::ApiChannel& api, absl::Duration* retry_after);

  const Parts parts_;
  runtime::Retrier retrier_;  // last: its threads use everything above
};

}  // namespace firstline::dispatcher
