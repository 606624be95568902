#pragma once

// The sections of `spec` other than rules. Each reads its own key of `spec` into `policy` and adds its problems; what
// is absent keeps the default of policy.h.

#include "absl/strings/string_view.h"
#include "common/policy/policy.h"
#include "common/policy/read_rules.h"
#include "common/policy/yaml_reader.h"

namespace firstline::policy {

void ReadHelpdesks(MapReader& spec, absl::string_view base_dir, Policy& policy);
// Reads `api` after the helpdesks, one of which it may name, and adds the helpdesk kApi.
void ReadApi(MapReader& spec, absl::string_view base_dir, Policy& policy);
void ReadLanguages(MapReader& spec, Policy& policy);
void ReadTiming(MapReader& spec, Policy& policy);  // quiet and deadlines
void ReadGates(MapReader& spec, Policy& policy);
// Reads `models`, which may add intents that `known` then knows. Relative key files refer to `base_dir`.
void ReadModels(MapReader& spec, absl::string_view base_dir, Policy& policy, KnownNames& known);
void ReadAutonomy(MapReader& spec, const KnownNames& known, Policy& policy);
// Reads the teams and adds their names to `known`, then checks that every fallback exists and no fallbacks run in a
// circle.
void ReadTeams(MapReader& spec, KnownNames& known, Policy& policy);
void ReadTone(MapReader& spec, Policy& policy);
void ReadLinks(MapReader& spec, Policy& policy);
void ReadLimits(MapReader& spec, Policy& policy);

}  // namespace firstline::policy
