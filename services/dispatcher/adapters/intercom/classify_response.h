#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/client.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::intercom {

// Of an answer to a POST. The status decides, the error's code refines it: a teammate that does not exist is part of
// our login, so admin_not_found waits for an operator as a refused token does. 5xx and 408 leave open whether it was
// carried out. remote_id: of the newest part when the answer is a conversation, else its own id.
CallOutcome ClassifyResponse(const http::HttpResponse& response, absl::Time now);

}  // namespace firstline::dispatcher::intercom
