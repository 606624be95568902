#pragma once

// As wire.h, for conversations of Firstline's own API.

#include <optional>

#include "firstline/v1/conversation.pb.h"
#include "firstline/v1/events.pb.h"
#include "firstline/v1/ticket.pb.h"
#include "services/ingest/core/api_thread.h"

namespace firstline::ingest {

v1::ApiConversation ToProto(const ApiThread& thread);
ApiThread FromProto(const v1::ApiConversation& proto);

// The message an event carries, and the other way; the time is the event's.
v1::ApiMessage ToProto(const ApiMessage& message);
ApiMessage ApiMessageOf(const v1::InboxEvent& event);

// What a ticket carries of its conversation.
void SetApiRef(const ApiThread& thread, v1::HelpdeskRef& helpdesk);

// How a dispatched turn of the API ended; nothing for any other.
std::optional<ApiEnd> ApiEndOf(const v1::Ticket& ticket);

}  // namespace firstline::ingest
