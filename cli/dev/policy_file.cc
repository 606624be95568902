#include "cli/dev/policy_file.h"

#include <yaml-cpp/yaml.h>

#include <set>

#include "absl/strings/str_cat.h"

namespace firstline::dev {
namespace {

void Point(YAML::Node helpdesk, const SimulatedHelpdesk& at) {
  helpdesk["base_url"] = at.url;
  helpdesk["credentials_file"] = at.credentials_file;
  helpdesk["webhook_secret_files"] = YAML::Load("[]");
  helpdesk["webhook_secret_files"].push_back(at.webhook_secret_file);
}

}  // namespace

absl::StatusOr<std::string> PointAtSimulators(absl::string_view yaml,
                                              const std::map<std::string, SimulatedHelpdesk>& simulated) {
  try {
    YAML::Node root = YAML::Load(std::string(yaml));
    YAML::Node helpdesks = root["spec"]["helpdesks"];
    std::set<std::string> present;
    for (YAML::Node helpdesk : helpdesks) {
      const std::string vendor = helpdesk["vendor"].as<std::string>();
      const auto found = simulated.find(vendor);
      if (found == simulated.end()) {
        return absl::InvalidArgumentError(
            absl::StrCat("the policy has a helpdesk of vendor ", vendor, ", which is not simulated"));
      }
      Point(helpdesk, found->second);
      present.insert(vendor);
    }
    for (const auto& [vendor, at] : simulated) {
      if (present.contains(vendor)) continue;
      YAML::Node helpdesk;
      helpdesk["name"] = vendor;
      helpdesk["vendor"] = vendor;
      Point(helpdesk, at);
      helpdesks.push_back(helpdesk);
    }
    YAML::Emitter out;
    out << root;
    return absl::StrCat(out.c_str(), "\n");
  } catch (const YAML::Exception& error) {
    return absl::InvalidArgumentError(absl::StrCat("policy: ", error.what()));
  }
}

}  // namespace firstline::dev
