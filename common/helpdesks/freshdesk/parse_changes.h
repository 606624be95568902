#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/helpdesks/thread_reader.h"

namespace firstline::freshdesk {

// Adds a page of GET /api/v2/tickets?updated_since=… to `changes`: tickets in the order given, and `newest`.
// InvalidArgument when it is no such list. Pure.
absl::Status AddChanges(absl::string_view body, helpdesks::Changes& changes);

}  // namespace firstline::freshdesk
