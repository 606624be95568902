#pragma once

// Looks at a helpdesk before Firstline goes to work in it: read-only, nothing reaches a customer. A vendor with a
// doctor.h in its folder has a doctor; the list is written by CMake.

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/base/clock.h"
#include "common/helpdesks/finding.h"
#include "common/helpdesks/thread_reader.h"
#include "common/policy/policy.h"

namespace firstline::helpdesks {

// What is looked at: one helpdesk of one tenant's policy. Paths in it are resolved.
struct Examined {
  std::string tenant;
  policy::Helpdesk helpdesk;
  std::vector<policy::Team> teams;
};

struct Doctor {
  absl::string_view vendor;
  // From the credentials on; reads their file. Sends requests that read, and asks for tokens. Ends early where nothing
  // further can be seen, as without a login.
  Findings (*examine)(const Examined& examined, const Transport& send, const Clock& clock);
};

// By vendor, ascending. Lives as long as the program.
absl::Span<const Doctor> Doctors();

// Everything: what all vendors share (policy entry, webhook secrets), then the vendor's own. Blocks for at most a few
// dozen requests. A vendor without a doctor is one finding that says so.
Findings Examine(const Examined& examined, const Transport& send, const Clock& clock);

// False when a request to this address would carry the credentials over a network in the clear. Pure.
bool KeepsSecrets(absl::string_view base_url);

}  // namespace firstline::helpdesks
