#include "common/helpdesks/intercom/credentials.h"

#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/helpdesks/credentials_file.h"

namespace firstline::intercom {

absl::StatusOr<Credentials> ParseCredentials(absl::string_view json) {
  Credentials credentials;
  FL_RETURN_IF_ERROR(helpdesks::ParseCredentials(
      json, {{.name = "access_token", .target = &credentials.access_token},
             {.name = "admin_id", .target = &credentials.admin_id, .kind = helpdesks::CredentialMember::Kind::kId}}));
  return credentials;
}

absl::StatusOr<Credentials> ReadCredentials(const std::string& path) {
  FL_ASSIGN_OR_RETURN(const std::string text, config::ReadSecretFile(path));
  return ParseCredentials(text);
}

}  // namespace firstline::intercom
