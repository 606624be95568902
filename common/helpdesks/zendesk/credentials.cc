#include "common/helpdesks/zendesk/credentials.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"

namespace firstline::zendesk {

absl::StatusOr<Credentials> ParseCredentials(absl::string_view json) {
  const nlohmann::json root = nlohmann::json::parse(json.begin(), json.end(), nullptr, /*allow_exceptions=*/false);
  if (!root.is_object()) return absl::InvalidArgumentError("credentials are no JSON object");
  Credentials credentials;
  for (const auto& [name, value] : root.items()) {
    if (name == "bot_user_id") {
      if (!value.is_number_integer() || value.get<int64_t>() <= 0) {
        return absl::InvalidArgumentError("credentials: bot_user_id is no positive integer");
      }
      credentials.bot_user_id = value.get<int64_t>();
      continue;
    }
    std::string* target = name == "client_id"       ? &credentials.client_id
                          : name == "client_secret" ? &credentials.client_secret
                          : name == "email"         ? &credentials.email
                          : name == "token"         ? &credentials.token
                          : name == "scope"         ? &credentials.scope
                                                    : nullptr;
    if (target == nullptr) return absl::InvalidArgumentError(absl::StrCat("credentials: unknown member ", name));
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      return absl::InvalidArgumentError(absl::StrCat("credentials: ", name, " is no text"));
    }
    *target = value.get<std::string>();
  }
  const bool oauth = !credentials.client_id.empty() && !credentials.client_secret.empty();
  const bool legacy = !credentials.email.empty() && !credentials.token.empty();
  const bool half = (credentials.client_id.empty() != credentials.client_secret.empty()) ||
                    (credentials.email.empty() != credentials.token.empty());
  if (half || oauth == legacy) {
    return absl::InvalidArgumentError("credentials: want either client_id and client_secret, or email and token");
  }
  return credentials;
}

absl::StatusOr<Credentials> ReadCredentials(const std::string& path) {
  FL_ASSIGN_OR_RETURN(const std::string text, config::ReadSecretFile(path));
  return ParseCredentials(text);
}

}  // namespace firstline::zendesk
