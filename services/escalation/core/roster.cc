#include "services/escalation/core/roster.h"

#include <algorithm>

namespace firstline::escalation {
namespace {

bool Has(const std::vector<std::string>& names, absl::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool Covers(const std::vector<std::string>& names, absl::string_view wanted) {
  return wanted.empty() || names.empty() || Has(names, wanted);
}

}  // namespace

Staffing StaffingOf(const Roster& roster, absl::string_view team, absl::string_view skill, absl::string_view language) {
  Staffing staffing;
  double open = 0;
  for (const Agent& agent : roster.agents) {
    if (!Has(agent.teams, team)) continue;
    staffing.known = true;
    if (!agent.available || !Covers(agent.skills, skill) || !Covers(agent.languages, language)) continue;
    ++staffing.available;
    open += std::max(0, agent.open_tickets);
  }
  if (staffing.available > 0) staffing.load = open / staffing.available;
  return staffing;
}

}  // namespace firstline::escalation
