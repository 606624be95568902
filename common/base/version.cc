#include "common/base/version.h"

namespace firstline {

absl::string_view BuildVersion() { return "0.1.0"; }

}  // namespace firstline
