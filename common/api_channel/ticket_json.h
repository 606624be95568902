#pragma once

// The JSON bodies that tell how a conversation of the API stands. Pure; ill-formed UTF-8 is replaced.

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "firstline/v1/conversation.pb.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::api_channel {

// Body of GET /v1/tickets/{id}. `state` has its `api` part. While the last turn has not ended the status is
// `in_progress`, and what an earlier turn said stands in `messages` alone.
std::string TicketJson(const v1::ConversationState& state);

// As TicketJson for a ticket that was accepted and of which nothing more is known yet.
std::string AcceptedJson(absl::string_view ticket_id, absl::Time accepted_at);

// Body of the callback for a turn that ended: {"type": "ticket.replied", "timestamp", "data": {…}}. The same turn gives
// the same bytes.
std::string CallbackJson(const v1::Ticket& ticket);

}  // namespace firstline::api_channel
