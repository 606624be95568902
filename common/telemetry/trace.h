#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace firstline::telemetry {

// True for a well-formed W3C traceparent of version 00 with non-zero ids.
bool IsTraceparent(absl::string_view text);

// The trace id of a well-formed traceparent, 32 hex digits; "" for anything else.
std::string TraceId(absl::string_view traceparent);

// A traceparent that continues `parent` (or starts a trace when it is not one). The new ids come from `seed`, which
// must be unique per span; deterministic, so that a replay gives the same trace.
std::string ChildTraceparent(absl::string_view parent, absl::string_view seed);

}  // namespace firstline::telemetry
