#include "cli/dev/policy_file.h"

#include <yaml-cpp/yaml.h>

#include "absl/strings/str_cat.h"

namespace firstline::dev {

absl::StatusOr<std::string> PointAtSimulator(absl::string_view yaml, const std::string& base_url,
                                             const std::string& credentials_file, const std::string& secret_file) {
  try {
    YAML::Node root = YAML::Load(std::string(yaml));
    for (YAML::Node helpdesk : root["spec"]["helpdesks"]) {
      const std::string vendor = helpdesk["vendor"].as<std::string>();
      if (vendor != "zendesk") {
        return absl::InvalidArgumentError(
            absl::StrCat("the policy has a helpdesk of vendor ", vendor, "; dev run simulates zendesk so far"));
      }
      helpdesk["base_url"] = base_url;
      helpdesk["credentials_file"] = credentials_file;
      helpdesk["webhook_secret_files"] = YAML::Load("[]");
      helpdesk["webhook_secret_files"].push_back(secret_file);
    }
    YAML::Emitter out;
    out << root;
    return absl::StrCat(out.c_str(), "\n");
  } catch (const YAML::Exception& error) {
    return absl::InvalidArgumentError(absl::StrCat("policy: ", error.what()));
  }
}

}  // namespace firstline::dev
