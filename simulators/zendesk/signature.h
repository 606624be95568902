#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::sim::zendesk {

// base64(HMAC-SHA256(secret, timestamp + body)), helpdesks.md 1.2.
std::string Sign(absl::string_view secret, absl::string_view timestamp, absl::string_view body);

}  // namespace firstline::sim::zendesk
