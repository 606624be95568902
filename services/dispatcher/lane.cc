#include "services/dispatcher/lane.h"

#include <algorithm>

namespace firstline::dispatcher {

TurnRecord* Lane::Find(absl::string_view turn_id) {
  const auto found =
      std::find_if(turns.rbegin(), turns.rend(), [&](const TurnRecord& turn) { return turn.turn_id == turn_id; });
  return found == turns.rend() ? nullptr : &*found;
}

std::vector<OtherTurn> Lane::OthersThan(absl::string_view turn_id) const {
  std::vector<OtherTurn> others;
  for (const TurnRecord& turn : turns) {
    if (turn.turn_id == turn_id) continue;
    others.push_back({.turn_id = turn.turn_id,
                      .handed_off = turn.ledger.HandedOff(),
                      .text_confirmed = turn.ledger.State(Slot::kPublicMessage) == SlotState::kConfirmed});
  }
  return others;
}

}  // namespace firstline::dispatcher
