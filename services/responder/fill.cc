#include "services/responder/fill.h"

#include <utility>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "services/responder/wire.h"

namespace firstline::responder {
namespace {

// The way from here to the helpdesk, with a busy broker.
constexpr absl::Duration kOnward = absl::Seconds(3);

// When the turn's answer must leave this service. A ticket asked over gRPC may have no deadline.
absl::Time DueOf(const v1::Ticket& ticket) {
  if (!ticket.times().has_deadline_at()) return absl::InfiniteFuture();
  const auto& at = ticket.times().deadline_at();
  return absl::FromUnixSeconds(at.seconds()) + absl::Nanoseconds(at.nanos()) - kOnward;
}

}  // namespace

Filler::Filler(PolicyLookup policy, ForeignArticles foreign, Writer& writer, Metrics& metrics)
    : policy_(std::move(policy)), foreign_(foreign), writer_(writer), metrics_(metrics) {}

absl::Status Filler::Fill(v1::Ticket& ticket) const {
  FL_ASSIGN_OR_RETURN(const std::shared_ptr<const policy::Policy> policy, policy_(ticket));
  const absl::Time start = absl::Now();
  const Answer answer = writer_.Write(InputFromTicket(ticket, *policy, foreign_), policy->answer_model,
                                      {ticket.tenant(), ticket.conversation_id(), DueOf(ticket)});
  metrics_.Responded(answer, absl::ToDoubleSeconds(absl::Now() - start));
  SetAnswer(answer, ticket);
  return absl::OkStatus();
}

Filler::PolicyLookup PolicyOf(const runtime::PolicyStore& policies, absl::Duration wait) {
  return [&policies, wait](const v1::Ticket& ticket) {
    return policies.ForTicket(ticket.tenant(), ticket.policy_version(), wait);
  };
}

}  // namespace firstline::responder
