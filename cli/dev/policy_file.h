#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::dev {

// The policy text with every helpdesk pointed at the simulator: its base_url, credentials and webhook secrets replaced.
// InvalidArgument for a vendor that is not simulated. Comments of the file are lost; everything else stays.
absl::StatusOr<std::string> PointAtSimulator(absl::string_view yaml, const std::string& base_url,
                                             const std::string& credentials_file, const std::string& secret_file);

}  // namespace firstline::dev
