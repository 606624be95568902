#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/client.h"

namespace firstline::zendesk {

// What an answer of Zendesk means. `doing` names the call for the message ("read ticket 4711"); the answer's body never
// gets into it, because it may hold customer text.
//
//   2xx OK · 401 Unauthenticated · 403 PermissionDenied · 404 with RecordNotFound, 410 NotFound · 409 Aborted ·
//   422 and other 404 (a wrong address, a feature the plan lacks) FailedPrecondition · 429 ResourceExhausted ·
//   408 and 5xx Unavailable · everything else InvalidArgument
absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now);

// How long Zendesk asked us to wait (Retry-After of a 429 or 503); zero when it did not say. A 429 without the header
// gives 60 s, the width of Zendesk's quota window.
absl::Duration RetryAfterOf(const absl::Status& status);

}  // namespace firstline::zendesk
