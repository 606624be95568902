#pragma once

#include "absl/time/time.h"
#include "common/http/client.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::freshdesk {

// Of an answer to a POST or PUT. The status decides: a reply and a note are made with 201, an update is done with 200.
// 5xx and 408 leave open whether it was carried out. remote_id: the answer's own id, of the conversation that was made
// or of the ticket.
CallOutcome ClassifyResponse(const http::HttpResponse& response, absl::Time now);

}  // namespace firstline::dispatcher::freshdesk
