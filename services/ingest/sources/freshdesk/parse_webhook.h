#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/sources/source.h"

namespace firstline::ingest::freshdesk {

// Reads the body of an automation rule: what we ask administrators to paste
// ({"source":"freshdesk","event":"ticket.created","ticket_id":"6541"}), or Freshdesk's own simple form
// ({"freshdesk_webhook":{"ticket_id":6541,…}}). The id may be text or a number. Every rule somebody made is relevant.
//
// delivery_id: a hash of the body. Freshdesk gives deliveries no identity, so two of one rule for one ticket look
// alike; messages are told apart by their ids when the ticket is read.
//
// InvalidArgument, without any of the body's text: not JSON (rules can send XML and forms, too), not UTF-8, nested
// deeper than 32, neither of the two forms, a ticket id that is not a positive 64-bit integer. Thread-safe.
absl::StatusOr<InboxPointer> ParseWebhook(absl::string_view body);

}  // namespace firstline::ingest::freshdesk
