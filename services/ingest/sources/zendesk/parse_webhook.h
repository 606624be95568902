#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "services/ingest/sources/source.h"

namespace firstline::ingest::zendesk {

// Reads either kind of webhook: the event envelope ({"type":"zen:event-type:…","subject":"zen:ticket:4711",…}) and the
// body we ask administrators to paste into a trigger ({"source":"zendesk-trigger","ticket_id":"4711",…}).
//
// delivery_id: the envelope's `id`; for a trigger a hash of the invocation and the body. Relevant are triggers and the
// event types in kTicketEvents (common/helpdesks/zendesk/events.h), private comments excepted; anything else is a valid
// event that is dropped. `invocation_id`: header X-Zendesk-Webhook-Invocation-Id, may be empty.
//
// InvalidArgument, without any of the body's text: not JSON, not UTF-8, nested deeper than 32, neither of the two
// shapes, a ticket id that is not a positive 64-bit integer. Thread-safe.
absl::StatusOr<InboxPointer> ParseWebhook(absl::string_view body, absl::string_view invocation_id);

}  // namespace firstline::ingest::zendesk
