#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/headers.h"

namespace firstline::dispatcher {

// The key in a secret's text: base64 behind "whsec_" as Standard Webhooks writes it, else the text itself.
// InvalidArgument for base64 that is none. Errors hold no part of the secret.
absl::StatusOr<std::string> WebhookKey(absl::string_view secret);

// The three headers of Standard Webhooks (webhook-id, -timestamp, -signature) for a body: v1 is the base64 of
// HMAC-SHA256 over "id.timestamp.body".
http::Headers SignedHeaders(absl::string_view key, absl::string_view id, absl::Time at, absl::string_view body);

}  // namespace firstline::dispatcher
