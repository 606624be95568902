#pragma once

#include "absl/strings/string_view.h"

namespace firstline {

// Version of this build, stamped into decisions: "0.1.0".
absl::string_view BuildVersion();

}  // namespace firstline
