// firstline apikey create --tenant T --id N: a new key of the API and the line of the policy that admits it.

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "cli/command.h"
#include "common/api_channel/key.h"
#include "common/base/status_macros.h"

namespace firstline::cli {
namespace {

struct KeyOptions {
  std::string tenant, id, expires;
  std::vector<std::string> scopes = {"tickets:write", "tickets:read"};
};

absl::Status Create(const KeyOptions& options) {
  FL_ASSIGN_OR_RETURN(const std::string key, api_channel::NewKey(options.tenant, options.id));
  const std::string expires = options.expires.empty() ? "" : absl::StrCat(", expires: ", options.expires);
  std::cout << "key, shown only now: " << key << "\npolicy, spec.api.keys:\n  - {id: " << options.id
            << ", sha256: " << api_channel::HashOfKey(key) << ", scopes: [" << absl::StrJoin(options.scopes, ", ")
            << "]" << expires << "}\n";
  return absl::OkStatus();
}

}  // namespace

void AddApiKey(CLI::App& app, const Choose& choose) {
  auto* const group = app.add_subcommand("apikey", "Keys of the API");
  group->require_subcommand(1);
  auto* const create = group->add_subcommand("create", "Make a key; the policy gets its hash alone");
  const auto options = std::make_shared<KeyOptions>();
  const CLI::Validator name(
      [](const std::string& text) {
        const bool fits = !text.empty() && text.size() <= 63 &&
                          text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos;
        return fits ? std::string() : std::string("want at most 63 of a to z, 0 to 9 and -");
      },
      "NAME");
  create->add_option("--tenant", options->tenant, "Tenant")->required()->check(name);
  create->add_option("--id", options->id, "Name of the key")->required()->check(name);
  create->add_option("--scopes", options->scopes, "What it may do")
      ->delimiter(',')
      ->check(CLI::IsMember({"tickets:write", "tickets:read"}));
  create->add_option("--expires", options->expires, "Day from which it is refused, such as 2027-01-31 (UTC)");
  create->callback([options, choose] { choose([options] { return Create(*options); }); });
}

}  // namespace firstline::cli
