#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "common/helpdesks/thread_reader.h"

namespace firstline::zendesk {

// Reads GET /api/v2/incremental/tickets/cursor: {"tickets":[{"id","updated_at",…}],"end_of_stream"}. Tickets our own
// answers changed are in it, too. InvalidArgument when it is not such a list. Pure.
absl::StatusOr<helpdesks::Changes> ParseChanges(absl::string_view body);

}  // namespace firstline::zendesk
