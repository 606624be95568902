#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/client.h"

namespace firstline::freshdesk {

// What an answer of Freshdesk means, as helpdesks::StatusOf. A 404 speaks of the record unless it is a page: Freshdesk
// sends it with an empty body or with JSON, a wrong address answers with HTML.
absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now);

// A 404 that speaks of the record.
bool IsMissingRecord(const http::HttpResponse& response);

// How long to wait after a 429 or 503: Retry-After; 60 s, the width of the quota window, after a 429 without it.
absl::Duration WaitOf(const http::HttpResponse& response, absl::Time now);

}  // namespace firstline::freshdesk
