#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::intercom {

// How we log in to one Intercom workspace, and as whom we write. The region is that of the helpdesk's base_url.
struct Credentials {
  std::string access_token;
  // The teammate that is our bot, decimal. It needs a seat of its own: what this teammate wrote is what we wrote, and a
  // person who shares it could not be told from us.
  std::string admin_id;
};

// Reads {"access_token":…,"admin_id":…}; admin_id as text or number. InvalidArgument names the member that is missing,
// unknown or of the wrong type, never a value.
absl::StatusOr<Credentials> ParseCredentials(absl::string_view json);

// The same from a file; NotFound names the path.
absl::StatusOr<Credentials> ReadCredentials(const std::string& path);

}  // namespace firstline::intercom
