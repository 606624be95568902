#pragma once

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "cli/dev/simulators.h"

namespace firstline::dev {

// The policy text with every helpdesk pointed at the simulator of its vendor: base_url, credentials and webhook secrets
// replaced. A vendor that is simulated and has no helpdesk in the policy gets one, named after the vendor. Comments of
// the file are lost; everything else stays. InvalidArgument for a vendor that is not simulated.
absl::StatusOr<std::string> PointAtSimulators(absl::string_view yaml,
                                              const std::map<std::string, SimulatedHelpdesk>& simulated);

}  // namespace firstline::dev
