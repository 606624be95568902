#pragma once

// What the doctor makes of Freshdesk's answers. Pure.

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/helpdesks/finding.h"
#include "common/helpdesks/judge_teams.h"

namespace firstline::freshdesk {

// Whether /agents/me is a full agent, and the one the credentials name ("" when they name none).
helpdesks::Findings JudgeAgent(absl::string_view body, absl::string_view agent_id);

// Adds the groups of one page. DataLoss when it is no list.
absl::Status AddGroups(absl::string_view body, std::vector<helpdesks::Group>& groups);

// What only the rules' editor shows.
helpdesks::Finding RulesByHand(absl::string_view tenant);

}  // namespace firstline::freshdesk
