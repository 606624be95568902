#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/telemetry/log.h"

namespace firstline::runtime {

// How a stage's work on one record came out. Codes from closed sets, never text of a person.
struct Outcome {
  std::string code;    // what it came to, for example `classified`, `hand_off`, `replied`; "" when there is none yet
  std::string reason;  // why, for example `billing`, `explicit_request`, `no_passages`; or ""
};

// What the log says about an outcome.
struct OutcomeLine {
  std::string stage;
  std::string tenant;
  std::string conversation;
  std::string turn_id;
  std::string traceparent;  // the trace id of its line; W3C, or ""
  std::string record;       // topic/partition@offset, or ""
  Outcome outcome;
  std::string error;  // canonical status code of a failure, or ""; makes the line a warning
  absl::Duration took = absl::ZeroDuration();
  int attempts = 1;
};

// Writes the one line every outcome of every stage gets: event `outcome`. What does not look like an id or a code, by
// length or by character, is replaced, so that no customer text reaches the log by mistake. Thread-safe.
void LogOutcome(const telemetry::Log& log, const OutcomeLine& line);

// The value as LogOutcome writes it: letters, digits and `_.,:/@+-`, at most 160 of them; otherwise "[withheld]".
std::string IdOrCode(absl::string_view value);

}  // namespace firstline::runtime
