#include "services/responder/fill.h"

#include <utility>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "services/responder/wire.h"

namespace firstline::responder {

Filler::Filler(PolicyLookup policy, ForeignArticles foreign, Writer& writer, Metrics& metrics)
    : policy_(std::move(policy)), foreign_(foreign), writer_(writer), metrics_(metrics) {}

absl::Status Filler::Fill(v1::Ticket& ticket) const {
  FL_ASSIGN_OR_RETURN(const std::shared_ptr<const policy::Policy> policy, policy_(ticket));
  const absl::Time start = absl::Now();
  const Answer answer = writer_.Write(InputFromTicket(ticket, *policy, foreign_), policy->answer_model,
                                      {ticket.tenant(), ticket.conversation_id()});
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
