#include "services/ingest/core/fold_outcome.h"

#include <algorithm>

namespace firstline::ingest {
namespace {

template <typename T>
void AppendBounded(std::vector<T>& list, T value, size_t max) {
  list.push_back(std::move(value));
  if (list.size() > max) list.erase(list.begin());
}

}  // namespace

OutcomeFold FoldOutcome(const State& before, const TurnOutcome& outcome, absl::Time now) {
  OutcomeFold fold{before};
  State& state = fold.state;
  const std::vector<std::string>& folded = state.folded_turn_ids;
  if (std::find(folded.begin(), folded.end(), outcome.turn_id) != folded.end()) return fold;

  state.tenant = outcome.tenant;
  state.conversation_id = outcome.conversation_id;
  state.helpdesk = outcome.helpdesk;
  state.ticket_id = outcome.ticket_id;
  if (!outcome.shadow && outcome.end == TurnEnd::kReplied) {
    ++state.bot_replies;
    state.person_offered |= outcome.offered;
  }
  if (!outcome.shadow && outcome.end == TurnEnd::kHandedOff) {
    state.handed_off = true;
    state.hand_off_turn_id = outcome.turn_id;
  }
  state.person_owns |= outcome.person_replied;
  if (outcome.sentiment_score.has_value() && outcome.end != TurnEnd::kSuperseded) {
    AppendBounded(state.sentiment_scores, *outcome.sentiment_score, kSentimentScoresMax);
  }
  if (outcome.api.has_value() && state.api.has_value()) state.api = FoldApiEnd(*std::move(state.api), *outcome.api);
  AppendBounded(state.folded_turn_ids, outcome.turn_id, kFoldedTurnsMax);
  ++state.version;
  state.updated_at = now;
  fold.changed = true;
  return fold;
}

}  // namespace firstline::ingest
