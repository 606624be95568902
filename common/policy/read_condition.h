#pragma once

#include "absl/strings/string_view.h"
#include "common/policy/policy.h"
#include "common/policy/yaml_node.h"

namespace firstline::policy {

struct KnownNames;

// Reads {all: [...]}, {any: [...]}, {not: {...}} or {field, op, value}; problems name `path`. Field, operator and
// values are checked against each other: a rule that could never match is a mistake in the file. Recursion is bounded
// by the depth limit of LoadYaml.
Condition ReadCondition(const YamlNode& node, absl::string_view path, const KnownNames& known, Problems& problems);

}  // namespace firstline::policy
