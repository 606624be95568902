#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::helpdesks {

// An answer of a vendor's API, as far as its meaning goes. The body never gets into a status, because it may hold
// customer text.
struct Answer {
  int status = 0;
  absl::string_view vendor;     // for the message: "Intercom"
  absl::string_view doing;      // names the call for the message: "read conversation 17"
  bool record_missing = false;  // a 404 or 410 speaks of the record, not of a wrong address or a feature the plan lacks
  absl::Duration wait = absl::ZeroDuration();  // what the vendor asks for after a 429 or 503
};

// 2xx OK · 401 Unauthenticated · 403 PermissionDenied · 404 NotFound when record_missing, else FailedPrecondition · 409
// Aborted · 410 NotFound · 422 FailedPrecondition · 429 ResourceExhausted · 408 and 5xx Unavailable · everything else
// InvalidArgument. A 429 or 503 carries `wait`.
absl::Status StatusOf(const Answer& answer);

// The wait in such a status; zero when there is none.
absl::Duration RetryAfterOf(const absl::Status& status);

}  // namespace firstline::helpdesks
