#pragma once

// What the doctor makes of Intercom's answers. Pure.

#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/helpdesks/finding.h"
#include "common/helpdesks/judge_teams.h"

namespace firstline::intercom {

// Whether the teammate of the credentials is in the list of /admins, has a seat of the inbox, and is not away.
helpdesks::Findings JudgeTeammate(absl::string_view body, absl::string_view admin_id);

absl::StatusOr<std::vector<helpdesks::Group>> ParseTeams(absl::string_view body);

// What only the developer hub shows.
helpdesks::Finding WebhookByHand(absl::string_view tenant);

}  // namespace firstline::intercom
