#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::helpdesks {

// Names of the vendors, as in webhook addresses and policies, ascending. Lives as long as the program.
absl::Span<const absl::string_view> VendorNames();

}  // namespace firstline::helpdesks
