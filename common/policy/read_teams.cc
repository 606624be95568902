#include <map>
#include <set>

#include "absl/strings/str_cat.h"
#include "common/policy/read_sections.h"
#include "common/policy/vocabulary.h"

namespace firstline::policy {
namespace {

void ReadOpening(MapReader& reader, Team& team) {
  if (!reader.Text("hours", &team.hours)) return;
  absl::StatusOr<Hours> opening = ParseHours(team.hours);
  if (opening.ok()) {
    team.opening = *std::move(opening);
  } else {
    reader.problems().Add(*reader.Find("hours"), absl::StrCat(reader.Path("hours"), ": ", opening.status().message()));
  }
}

// One id for every helpdesk, or a map from helpdesk to id.
void ReadGroups(MapReader& reader, const Policy& policy, Team& team) {
  const YamlNode* const node = reader.Find("helpdesk_group");
  if (node == nullptr || node->kind != YamlNode::Kind::kMap) {
    reader.Text("helpdesk_group", &team.helpdesk_group);
    return;
  }
  std::vector<absl::string_view> names;
  for (const Helpdesk& helpdesk : policy.helpdesks) names.push_back(helpdesk.name);
  MapReader groups(*node, reader.Path("helpdesk_group"), reader.problems());
  for (const absl::string_view name : names) groups.Text(name, &team.helpdesk_groups[std::string(name)]);
  std::erase_if(team.helpdesk_groups, [](const auto& group) { return group.second.empty(); });
  groups.Finish();
}

Team ReadTeam(MapReader& reader, const KnownNames& known, const Policy& policy) {
  Team team;
  Problems& problems = reader.problems();
  if (reader.Need("name") != nullptr) reader.Text("name", &team.name);
  for (const YamlNode* skill : reader.Scalars("skills")) {
    known.CheckIntent(*skill, reader.Path("skills"), problems);
    team.skills.push_back(skill->scalar);
  }
  for (const YamlNode* language : reader.Scalars("languages")) {
    if (!IsLanguageCode(language->scalar)) {
      problems.Add(*language, absl::StrCat(reader.Path("languages"), ": is \"", language->scalar,
                                           "\", want a two-letter language such as en"));
    }
    team.languages.push_back(language->scalar);
  }
  ReadGroups(reader, policy, team);
  ReadOpening(reader, team);
  reader.Text("fallback", &team.fallback);
  reader.Duration("reply_within", &team.reply_within, absl::ZeroDuration(), absl::Hours(30 * 24));
  reader.Finish();
  return team;
}

// Follows the fallbacks of `team`; true when they come back to it.
bool RunsInACircle(const std::map<std::string, std::string>& fallback_of, const std::string& team) {
  std::string at = team;
  for (size_t steps = 0; steps <= fallback_of.size(); ++steps) {
    const auto next = fallback_of.find(at);
    if (next == fallback_of.end() || next->second.empty()) return false;
    at = next->second;
    if (at == team) return true;
  }
  return false;
}

}  // namespace

void ReadTeams(MapReader& spec, KnownNames& known, Policy& policy) {
  std::vector<const YamlNode*> fallbacks;  // one per team, nullptr where it has none
  std::map<std::string, std::string> fallback_of;
  std::set<std::string> names;
  const std::vector<const YamlNode*> items = spec.Items("teams");
  for (size_t i = 0; i < items.size(); ++i) {
    MapReader reader(*items[i], absl::StrCat(spec.Path("teams"), "[", i, "]"), spec.problems());
    Team team = ReadTeam(reader, known, policy);
    fallbacks.push_back(reader.Find("fallback"));
    if (!team.name.empty() && !names.insert(team.name).second) {
      spec.problems().Add(*reader.Find("name"),
                          absl::StrCat(spec.Path("teams"), ": two teams are called \"", team.name, "\""));
    }
    fallback_of[team.name] = team.fallback;
    policy.teams.push_back(std::move(team));
  }
  known.teams.assign(names.begin(), names.end());
  if (names.count(std::string(kFrontLine)) == 0) known.teams.emplace_back(kFrontLine);
  for (size_t i = 0; i < policy.teams.size(); ++i) {
    if (fallbacks[i] == nullptr || policy.teams[i].fallback.empty()) continue;
    const std::string path = absl::StrCat(spec.Path("teams"), "[", i, "].fallback");
    known.CheckTeam(*fallbacks[i], path, /*or_skill=*/false, spec.problems());
    if (RunsInACircle(fallback_of, policy.teams[i].name)) {
      spec.problems().Add(*fallbacks[i],
                          absl::StrCat(path, ": the fallbacks of \"", policy.teams[i].name, "\" come back to itself"));
    }
  }
}

}  // namespace firstline::policy
