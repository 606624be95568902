#pragma once

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::zendesk {

// How we log in to one Zendesk account: an OAuth client (client-credentials grant), or the legacy pair of e-mail
// address and API token, which Zendesk switches off on 2027-04-30.
struct Credentials {
  std::string client_id, client_secret;  // OAuth; both or none
  std::string email, token;              // legacy; both or none
  std::string scope;                     // OAuth, what the token may do; "": what reading and writing tickets needs
  int64_t bot_user_id = 0;               // the user we write as; 0: Zendesk is asked

  bool IsOauth() const { return !client_id.empty(); }
};

// Reads {"client_id":…,"client_secret":…} or {"email":…,"token":…}, each with an optional "bot_user_id" (integer);
// OAuth also with an optional "scope".
// InvalidArgument names the member that is missing, unknown or of the wrong type, never a value.
absl::StatusOr<Credentials> ParseCredentials(absl::string_view json);

// The same from a file; NotFound names the path.
absl::StatusOr<Credentials> ReadCredentials(const std::string& path);

}  // namespace firstline::zendesk
