#include "services/escalation/policy_lookup.h"

#include "absl/strings/str_cat.h"

namespace firstline::escalation {

PolicyLookup PolicyOf(const runtime::PolicyStore& policies, absl::Duration wait) {
  return [&policies, wait](const v1::Ticket& ticket) -> absl::StatusOr<std::shared_ptr<const policy::Policy>> {
    if (!ticket.policy_version().empty()) return policies.Get(ticket.tenant(), ticket.policy_version(), wait);
    std::shared_ptr<const policy::Policy> current = policies.Current(ticket.tenant());
    if (current == nullptr) {
      return absl::FailedPreconditionError(absl::StrCat("tenant ", ticket.tenant(), " has no policy in force"));
    }
    return current;
  };
}

}  // namespace firstline::escalation
