#pragma once

// What a dispatched ticket of the API channel means for whoever posted it. Pure.

#include <optional>

#include "absl/strings/string_view.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::api_channel {

// True for a conversation of the API: its id starts with the helpdesk `api`.
bool IsApiConversation(absl::string_view conversation_id);

// The part of a conversation id behind the helpdesk's name.
absl::string_view TicketIdOf(absl::string_view conversation_id);

// How the turn ended. A text counts as said only where the effect of the public message is recorded.
v1::ApiOutcome OutcomeOf(const v1::Ticket& ticket);

// The ticket this turn's hand-off opened in a helpdesk, or nothing.
std::optional<v1::HandOffTicket> HandOffOf(const v1::Ticket& ticket);

// The remote id of an effect that opened a ticket, and back. `helpdesk` holds no colon (common/policy).
std::string HandOffRemoteId(absl::string_view helpdesk, absl::string_view ticket_id);

}  // namespace firstline::api_channel
