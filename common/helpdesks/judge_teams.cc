#include "common/helpdesks/judge_teams.h"

#include <algorithm>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/policy/nearest_name.h"

namespace firstline::helpdesks {
namespace {

constexpr size_t kListedMax = 10;

std::string Shown(const Group& group) { return absl::StrCat(group.id, " ", Printable(group.name)); }

// By name first: a group that is called like the team is what was meant, whatever digits were typed.
const Group* Nearest(const policy::Team& team, const std::string& id, absl::Span<const Group> groups) {
  std::vector<std::string> names, ids;
  for (const Group& group : groups) {
    names.push_back(absl::AsciiStrToLower(group.name));
    ids.push_back(group.id);
  }
  const absl::string_view name = policy::NearestName(absl::AsciiStrToLower(team.name), names);
  const absl::string_view number = name.empty() ? policy::NearestName(id, ids) : absl::string_view();
  for (size_t i = 0; i < groups.size(); ++i) {
    if (!name.empty() ? names[i] == name : !number.empty() && ids[i] == number) return &groups[i];
  }
  return nullptr;
}

Finding Missing(const policy::Team& team, const std::string& id, absl::Span<const Group> groups) {
  std::vector<std::string> listed;
  for (const Group& group : groups.subspan(0, kListedMax)) listed.push_back(Shown(group));
  const Group* const nearest = Nearest(team, id, groups);
  return {.verdict = Verdict::kFailed,
          .check = "teams",
          .seen = absl::StrCat("team ", team.name, ": the helpdesk has no group ", Printable(id)),
          .wanted = groups.empty()
                        ? "a group that exists; the helpdesk has none"
                        : absl::StrCat("one of ", absl::StrJoin(listed, ", "), groups.size() > kListedMax ? ", …" : ""),
          .mend = absl::StrCat("correct the team's helpdesk_group in the policy",
                               nearest == nullptr ? "" : absl::StrCat("; nearest is ", Shown(*nearest)))};
}

}  // namespace

Findings JudgeTeams(absl::Span<const policy::Team> teams, absl::string_view helpdesk, absl::Span<const Group> groups) {
  Findings findings;
  std::vector<std::string> without, matched;
  for (const policy::Team& team : teams) {
    const std::string& id = team.GroupIn(helpdesk);
    if (id.empty()) {
      without.push_back(team.name);
      continue;
    }
    const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) { return g.id == id; });
    if (group == groups.end()) {
      findings.push_back(Missing(team, id, groups));
    } else {
      matched.push_back(absl::StrCat(team.name, " is ", Shown(*group)));
    }
  }
  if (!without.empty()) {
    findings.push_back({.verdict = Verdict::kWarning,
                        .check = "teams",
                        .seen = absl::StrCat("no group here: ", absl::StrJoin(without, ", ")),
                        .wanted = "a group for every team",
                        .mend = "set helpdesk_group; without it tickets handed to these teams stay unassigned"});
  }
  if (!matched.empty()) findings.push_back(Ok("teams", absl::StrJoin(matched, ", ")));
  if (teams.empty()) findings.push_back(Ok("teams", "the policy names none; tickets stay in the helpdesk's own queue"));
  return findings;
}

}  // namespace firstline::helpdesks
