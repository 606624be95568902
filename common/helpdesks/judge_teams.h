#pragma once

#include <string>

#include "absl/types/span.h"
#include "common/helpdesks/finding.h"
#include "common/policy/policy.h"

namespace firstline::helpdesks {

// A group of the helpdesk (Intercom: a team).
struct Group {
  std::string id;    // as a policy writes it
  std::string name;  // as people see it
};

// Whether the teams of a policy have groups of this helpdesk. One finding per team whose group does not exist, with the
// nearest that does; one warning for all teams that name none, because their tickets stay where they arrive; else one
// ok. Pure.
Findings JudgeTeams(absl::Span<const policy::Team> teams, absl::string_view helpdesk, absl::Span<const Group> groups);

}  // namespace firstline::helpdesks
