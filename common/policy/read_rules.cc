#include "common/policy/read_rules.h"

#include <algorithm>
#include <set>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/policy/nearest_name.h"
#include "common/policy/read_condition.h"
#include "common/policy/vocabulary.h"

namespace firstline::policy {
namespace {

constexpr size_t kTagBytesMax = 80;

bool Has(const std::vector<std::string>& names, absl::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

void ReadTags(MapReader& then, absl::string_view key, std::vector<std::string>& tags) {
  for (const YamlNode* tag : then.Scalars(key)) {
    const bool plain = !tag->scalar.empty() && tag->scalar.size() <= kTagBytesMax &&
                       std::none_of(tag->scalar.begin(), tag->scalar.end(), [](unsigned char c) {
                         return absl::ascii_isspace(c) || absl::ascii_iscntrl(c) || c == ',';
                       });
    if (plain) {
      tags.push_back(tag->scalar);
    } else {
      then.problems().Add(*tag, absl::StrCat(then.Path(key), ": is \"", tag->scalar, "\", want a word of at most ",
                                             kTagBytesMax, " bytes without spaces or commas"));
    }
  }
}

std::optional<std::string> ReadTeam(MapReader& then, absl::string_view key, const KnownNames& known) {
  std::string team;
  if (!then.Text(key, &team)) return std::nullopt;
  if (!team.empty()) known.CheckTeam(*then.Find(key), then.Path(key), /*or_skill=*/true, then.problems());
  return team;
}

Action ReadAction(const YamlNode& node, const std::string& path, const KnownNames& known, Problems& problems) {
  Action action;
  MapReader then(node, path, problems);
  action.escalate = ReadTeam(then, "escalate", known);
  action.route_to_team = ReadTeam(then, "route_to_team", known);
  then.Flag("offer", &action.offer);
  then.Flag("draft", &action.draft);
  ReadTags(then, "tag", action.tags);
  ReadTags(then, "tags", action.tags);
  for (const absl::string_view key : {"priority", "set_priority"}) {
    if (const auto index = then.OneOf(key, Priorities())) action.priority = std::string(Priorities()[*index]);
  }
  then.Finish();
  if (node.kind == YamlNode::Kind::kMap && node.keys.empty()) {
    problems.Add(node, absl::StrCat(path,
                                    ": does nothing, want at least one of escalate, offer, draft, tags, "
                                    "route_to_team, priority"));
  }
  return action;
}

Rule ReadRule(const YamlNode& node, const KnownNames& known, Problems& problems) {
  Rule rule;
  MapReader reader(node, "rule", problems);
  if (reader.Need("name") != nullptr) reader.Text("name", &rule.name);
  reader.Flag("enabled", &rule.enabled);
  reader.Integer("priority", &rule.priority, -1000, 1000);
  const std::string path = absl::StrCat("rule \"", rule.name, "\"");
  if (const YamlNode* when = reader.Need("when")) {
    rule.when = ReadCondition(*when, absl::StrCat(path, ".when"), known, problems);
  }
  if (const YamlNode* then = reader.Need("then")) {
    rule.then = ReadAction(*then, absl::StrCat(path, ".then"), known, problems);
  }
  reader.Finish();
  return rule;
}

}  // namespace

void KnownNames::CheckIntent(const YamlNode& at, absl::string_view path, Problems& problems) const {
  if (Has(intents, at.scalar)) return;
  problems.Add(at, absl::StrCat(path, ": no intent \"", at.scalar, "\"", DidYouMean(at.scalar, intents)));
}

void KnownNames::CheckTeam(const YamlNode& at, absl::string_view path, bool or_skill, Problems& problems) const {
  if (Has(teams, at.scalar) || (or_skill && Has(intents, at.scalar))) return;
  problems.Add(at, absl::StrCat(path, ": no team \"", at.scalar, "\"", DidYouMean(at.scalar, teams)));
}

std::vector<Rule> ReadRules(MapReader& spec, const KnownNames& known) {
  std::vector<Rule> rules;
  std::set<std::string> names;
  for (const YamlNode* item : spec.Items("rules")) {
    Rule rule = ReadRule(*item, known, spec.problems());
    if (!rule.name.empty() && !names.insert(rule.name).second) {
      spec.problems().Add(*item, absl::StrCat(spec.Path("rules"), ": two rules are called \"", rule.name, "\""));
    }
    rules.push_back(std::move(rule));
  }
  std::stable_sort(rules.begin(), rules.end(), [](const Rule& a, const Rule& b) { return a.priority > b.priority; });
  return rules;
}

}  // namespace firstline::policy
