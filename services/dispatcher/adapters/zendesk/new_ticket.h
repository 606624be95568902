#pragma once

#include <cstdint>
#include <string>

#include "common/http/client.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::zendesk {

// The request that opens a ticket: its first comment is private and ours, the customer is the requester. The effect id
// is the Idempotency-Key, under which Zendesk answers a repeat with the same ticket (for two hours; helpdesks.md). A
// team id that is no number is left out: a hand-off must reach somebody.
http::HttpRequest EncodeNewTicket(const NewTicket& ticket, int64_t author_id);

// The id of the ticket in an answer, or "".
std::string TicketIdOf(const std::string& body);

}  // namespace firstline::dispatcher::zendesk
