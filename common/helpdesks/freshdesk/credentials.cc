#include "common/helpdesks/freshdesk/credentials.h"

#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "common/helpdesks/credentials_file.h"

namespace firstline::freshdesk {

absl::StatusOr<Credentials> ParseCredentials(absl::string_view json) {
  Credentials credentials;
  FL_RETURN_IF_ERROR(helpdesks::ParseCredentials(json, {{.name = "api_key", .target = &credentials.api_key},
                                                        {.name = "agent_id",
                                                         .target = &credentials.agent_id,
                                                         .kind = helpdesks::CredentialMember::Kind::kId,
                                                         .required = false}}));
  return credentials;
}

absl::StatusOr<Credentials> ReadCredentials(const std::string& path) {
  FL_ASSIGN_OR_RETURN(const std::string text, config::ReadSecretFile(path));
  return ParseCredentials(text);
}

}  // namespace firstline::freshdesk
