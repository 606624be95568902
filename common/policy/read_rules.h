#pragma once

#include <string>
#include <vector>

#include "common/policy/policy.h"
#include "common/policy/yaml_reader.h"

namespace firstline::policy {

// Names of this policy that a rule may refer to.
struct KnownNames {
  std::vector<std::string> intents;  // starter intents and those of `models.classify.intents`
  std::vector<std::string> teams;    // declared teams and kFrontLine

  // Adds a problem at `at` when `intent` is none of ours.
  void CheckIntent(const YamlNode& at, absl::string_view path, Problems& problems) const;
  // As above for teams. `or_skill`: the name of an intent is good too; the ticket is then routed by that skill.
  void CheckTeam(const YamlNode& at, absl::string_view path, bool or_skill, Problems& problems) const;
};

// The team that needs no declaration: the helpdesk's own queue, without an assignment.
inline constexpr absl::string_view kFrontLine = "tier1";

// Reads `spec.rules` of `spec`, sorted by priority, then file order.
std::vector<Rule> ReadRules(MapReader& spec, const KnownNames& known);

}  // namespace firstline::policy
