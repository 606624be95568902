#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/client.h"

namespace firstline::intercom {

// What an answer of Intercom means, as helpdesks::StatusOf. A 404 speaks of the record when it has the shape of
// Intercom's errors; any other comes from a wrong address.
absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now);

// The first code in {"type":"error.list","errors":[{"code":"not_found",…}]}, or "": an identifier, never a text, which
// may quote a customer.
std::string ErrorCode(absl::string_view body);

// How long to wait after a 429: until X-RateLimit-Reset (Unix seconds), at least one second and at most ten minutes; 10
// s, the width of Intercom's quota window, when it is missing. Retry-After, which Intercom does not document, is
// believed first; of a 503 nothing else is.
absl::Duration WaitOf(const http::HttpResponse& response, absl::Time now);

}  // namespace firstline::intercom
