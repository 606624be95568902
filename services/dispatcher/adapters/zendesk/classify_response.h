#pragma once

#include "absl/time/time.h"
#include "common/http/client.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::zendesk {

// Of an answer to a PUT. Zendesk's errors have four shapes (a string, error + description + details, an error object, a
// list of errors); the status decides, the body only refines it. 5xx and 408 leave open whether it was carried out.
CallOutcome ClassifyResponse(const http::HttpResponse& response, absl::Time now);

}  // namespace firstline::dispatcher::zendesk
