#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::freshdesk {

// How we log in to one Freshdesk account.
struct Credentials {
  std::string api_key;   // of an agent that is ours alone: what this agent wrote is what we wrote
  std::string agent_id;  // that agent, decimal; "": Freshdesk is asked
};

// Reads {"api_key":…} with an optional "agent_id" (text or number). InvalidArgument names the member that is missing,
// unknown or of the wrong type, never a value.
absl::StatusOr<Credentials> ParseCredentials(absl::string_view json);

// The same from a file; NotFound names the path.
absl::StatusOr<Credentials> ReadCredentials(const std::string& path);

}  // namespace firstline::freshdesk
