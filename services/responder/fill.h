#pragma once

#include <functional>
#include <memory>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "common/runtime/policy_store.h"
#include "firstline/v1/ticket.pb.h"
#include "services/responder/core/respond.h"
#include "services/responder/metrics.h"
#include "services/responder/model/writer.h"

namespace firstline::responder {

// Fills `answer` of a ticket: the one way from the Kafka edge and from the gRPC edge to the core. Thread-safe.
class Filler {
 public:
  using PolicyLookup = std::function<absl::StatusOr<std::shared_ptr<const policy::Policy>>(const v1::Ticket&)>;

  // What is passed in outlives this object.
  Filler(PolicyLookup policy, ForeignArticles foreign, Writer& writer, Metrics& metrics);

  // Errors: those of the policy lookup. Blocks as long as the tenant's model may take.
  absl::Status Fill(v1::Ticket& ticket) const;

 private:
  const PolicyLookup policy_;
  const ForeignArticles foreign_;
  Writer& writer_;
  Metrics& metrics_;
};

// How long a record waits for a policy version that was not read yet; then it is a stage failure (design, section 5).
inline constexpr absl::Duration kPolicyWait = absl::Seconds(5);

// The policy a ticket names; a ticket without a version (asked over gRPC) gets the one in force. FailedPrecondition
// when there is none within `wait`. `policies` outlives the lookup.
Filler::PolicyLookup PolicyOf(const runtime::PolicyStore& policies, absl::Duration wait);

}  // namespace firstline::responder
