#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::http {

struct InflateLimits {
  size_t bytes_max = 4u << 20;  // decompressed size
  size_t ratio_max = 20;        // decompressed size per compressed byte; JSON compresses about 5:1 to 10:1
};

// Decompresses one gzip member. ResourceExhausted beyond a limit, found before the memory is spent; InvalidArgument for
// broken, truncated or trailing data. Pure, thread-safe.
absl::StatusOr<std::string> Gunzip(absl::string_view compressed, const InflateLimits& limits);

}  // namespace firstline::http
