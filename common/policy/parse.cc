#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/policy/policy.h"
#include "common/policy/read_rules.h"
#include "common/policy/read_sections.h"
#include "common/policy/vocabulary.h"
#include "common/policy/yaml_reader.h"

namespace firstline::policy {
namespace {

constexpr absl::string_view kApiVersions[] = {"firstline.dev/v1"};
constexpr absl::string_view kKinds[] = {"Tenant"};

// A tenant's name stands in record keys, paths and addresses: letters a to z, digits and '-', as in a DNS label.
bool IsTenantName(absl::string_view name) {
  if (name.empty() || name.size() > 63 || name.front() == '-' || name.back() == '-') return false;
  for (const char c : name) {
    const unsigned char byte = static_cast<unsigned char>(c);
    if (!absl::ascii_islower(byte) && !absl::ascii_isdigit(byte) && c != '-') return false;
  }
  return true;
}

void ReadMetadata(MapReader& root, Policy& policy) {
  const YamlNode* node = root.Need("metadata");
  if (node == nullptr) return;
  MapReader metadata(*node, "metadata", root.problems());
  if (metadata.Need("name") != nullptr && metadata.Text("name", &policy.tenant) && !IsTenantName(policy.tenant)) {
    root.problems().Add(*metadata.Find("name"),
                        absl::StrCat("metadata.name: is \"", policy.tenant,
                                     "\", want at most 63 of a to z, 0 to 9 and -, no - at the ends"));
  }
  metadata.Finish();
}

void ReadSpec(MapReader& root, absl::string_view base_dir, Policy& policy) {
  const YamlNode* node = root.Need("spec");
  if (node == nullptr) return;
  MapReader spec(*node, "spec", root.problems());
  KnownNames known;
  known.intents = std::vector<std::string>(StarterIntents().begin(), StarterIntents().end());
  ReadHelpdesks(spec, base_dir, policy);
  ReadApi(spec, base_dir, policy);
  ReadLanguages(spec, policy);
  ReadTiming(spec, policy);
  ReadGates(spec, policy);
  ReadModels(spec, base_dir, policy, known);
  ReadAutonomy(spec, known, policy);
  ReadTeams(spec, known, policy);
  policy.rules = ReadRules(spec, known);
  ReadTone(spec, policy);
  ReadLimits(spec, policy);
  ReadLinks(spec, policy);
  spec.Finish();
}

}  // namespace

absl::StatusOr<Policy> ParsePolicy(absl::string_view yaml, absl::string_view file_name, absl::string_view base_dir) {
  Problems problems;
  const YamlNode document = LoadYaml(yaml, problems);
  Policy policy;
  if (problems.empty()) {  // a broken tree would only add problems that are none
    MapReader root(document, "", problems);
    if (root.Need("apiVersion") != nullptr) root.OneOf("apiVersion", kApiVersions);
    if (root.Need("kind") != nullptr) root.OneOf("kind", kKinds);
    ReadMetadata(root, policy);
    ReadSpec(root, base_dir, policy);
    root.Finish();
  }
  absl::Status status = problems.ToStatus(file_name);
  if (!status.ok()) return status;
  policy.version = ContentVersion(yaml);
  return policy;
}

}  // namespace firstline::policy
