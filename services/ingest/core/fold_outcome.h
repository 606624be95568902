#pragma once

// How the end of a turn changes what we know about its conversation. Pure.

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/ingest/core/state.h"

namespace firstline::ingest {

enum class TurnEnd { kUnknown, kReplied, kDrafted, kHandedOff, kIgnored, kSuperseded, kDeadLetter };

// What matters of a dispatched ticket.
struct TurnOutcome {
  std::string tenant, conversation_id, helpdesk, ticket_id;
  std::string turn_id;
  TurnEnd end = TurnEnd::kUnknown;
  bool offered = false;                   // the public message offered a person
  bool shadow = false;                    // mode off: recorded, no effect
  bool person_replied = false;            // it ended because a person wrote
  std::optional<double> sentiment_score;  // in [-1, 1]; nullopt when the turn was not classified
  std::optional<ApiEnd> api;              // of a conversation of Firstline's own API
};

struct OutcomeFold {
  State state;
  bool changed = false;  // false: known already or of no consequence, nothing is to be written
};

// Folds an outcome into `before`, once per turn id: a repeated one changes nothing, as long as it is among the last
// kFoldedTurnsMax. A superseded turn leaves no sentiment score: the newer turn has its text.
OutcomeFold FoldOutcome(const State& before, const TurnOutcome& outcome, absl::Time now);

}  // namespace firstline::ingest
