#include "services/escalation/stage.h"

#include <memory>
#include <string>

#include "common/base/status_macros.h"
#include "services/escalation/core/decide.h"
#include "services/escalation/core/reasons.h"
#include "services/escalation/wire.h"

namespace firstline::escalation {
namespace {

void HandOffBlindly(absl::Time now, v1::Ticket& ticket) {
  Decision decision;
  decision.kind = Kind::kHandOff;
  decision.mode = policy::Mode::kHuman;
  decision.reasons = {std::string(reason::kStageFailure)};
  decision.inputs.decided_at = now;
  decision.inputs.trigger = "stage_failure";
  decision.plan.tags = {"fl_handoff"};
  decision.plan.note = Note{.text = "Firstline could not work on this message. Please take over.", .article_ids = {}};
  SetDecision(decision, ticket.policy_version(), ticket);
}

}  // namespace

absl::Status DecideTicket(const Lookups& lookups, Trigger trigger, absl::Time now, v1::Ticket& ticket) {
  FL_ASSIGN_OR_RETURN(const std::shared_ptr<const policy::Policy> policy, lookups.policy(ticket));
  Facts facts = FactsOf(ticket, trigger, now);
  if (lookups.roster) facts.roster = lookups.roster(ticket.tenant());
  FL_ASSIGN_OR_RETURN(const Decision decision, Decide(*policy, facts));
  SetDecision(decision, policy->version, ticket);
  return absl::OkStatus();
}

void DecideTicketOrHandOff(const Lookups& lookups, Trigger trigger, absl::Time now, v1::Ticket& ticket) {
  if (!DecideTicket(lookups, trigger, now, ticket).ok()) HandOffBlindly(now, ticket);
}

}  // namespace firstline::escalation
