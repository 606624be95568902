#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/policy/addresses.h"
#include "common/policy/read_sections.h"
#include "common/policy/vocabulary.h"

namespace firstline::policy {
namespace {

void ReadHelpdesk(MapReader& reader, absl::string_view base_dir, Helpdesk& helpdesk) {
  Problems& problems = reader.problems();
  if (reader.Need("name") != nullptr) reader.Text("name", &helpdesk.name);
  if (reader.Need("vendor") != nullptr) {
    if (const auto vendor = reader.OneOf("vendor", Vendors())) helpdesk.vendor = std::string(Vendors()[*vendor]);
  }
  if (reader.Need("base_url") != nullptr && reader.Text("base_url", &helpdesk.base_url) &&
      !IsBaseUrl(helpdesk.base_url)) {
    problems.Add(*reader.Find("base_url"), absl::StrCat(reader.Path("base_url"), ": is \"", helpdesk.base_url,
                                                        "\", want an address such as https://acme.zendesk.com"));
  }
  std::string credentials;
  if (reader.Need("credentials_file") != nullptr) reader.Text("credentials_file", &credentials);
  helpdesk.credentials_file = ResolvePath(base_dir, credentials);
  const YamlNode* secrets = reader.Need("webhook_secret_files");
  for (const YamlNode* file : reader.Scalars("webhook_secret_files")) {
    helpdesk.webhook_secret_files.push_back(ResolvePath(base_dir, file->scalar));
  }
  const size_t count = helpdesk.webhook_secret_files.size();
  if (secrets != nullptr && (count < 1 || count > 2)) {
    problems.Add(*secrets, absl::StrCat(reader.Path("webhook_secret_files"), ": has ", count,
                                        " files, want one, or two while a secret is changed"));
  }
  reader.Integer("updates_per_minute", &helpdesk.updates_per_minute, 1, 1'000'000);
  reader.Duration("customer_age", &helpdesk.customer_age, absl::Minutes(1), absl::Hours(24));
  reader.Finish();
}

}  // namespace

void ReadHelpdesks(MapReader& spec, absl::string_view base_dir, Policy& policy) {
  std::set<std::string> names;
  const std::vector<const YamlNode*> items = spec.Items("helpdesks");
  for (size_t i = 0; i < items.size(); ++i) {
    MapReader reader(*items[i], absl::StrCat(spec.Path("helpdesks"), "[", i, "]"), spec.problems());
    Helpdesk helpdesk;
    ReadHelpdesk(reader, base_dir, helpdesk);
    // The name is part of every conversation id, before a colon.
    if (absl::StrContains(helpdesk.name, ":")) {
      spec.problems().Add(*reader.Find("name"), absl::StrCat(reader.Path("name"), ": is \"", helpdesk.name,
                                                             "\", want a name without a colon"));
    }
    if (helpdesk.name == kApi) {
      spec.problems().Add(*reader.Find("name"), absl::StrCat(reader.Path("name"), ": \"", kApi,
                                                             "\" is the name of Firstline's own API, want another"));
    }
    if (!helpdesk.name.empty() && !names.insert(helpdesk.name).second) {
      spec.problems().Add(*reader.Find("name"),
                          absl::StrCat(spec.Path("helpdesks"), ": two helpdesks are called \"", helpdesk.name, "\""));
    }
    policy.helpdesks.push_back(std::move(helpdesk));
  }
}

}  // namespace firstline::policy
