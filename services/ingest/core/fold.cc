#include "services/ingest/core/fold.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "common/base/ids.h"

namespace firstline::ingest {
namespace {

using conversation::Message;
using conversation::Reduction;
using conversation::Role;
using conversation::Status;
using conversation::Thread;

constexpr size_t kPersonRepliesMax = 20;

bool IsOver(Status status) { return status == Status::kResolved || status == Status::kClosed; }

// Index of the first counted message that is new: the one after the newest seen before. Looking at the newest, not at
// each id, keeps messages old whose ids have left the bounded list.
size_t FirstNew(const State& state, const Reduction& reduction) {
  const absl::flat_hash_set<absl::string_view> seen(state.seen_message_ids.begin(), state.seen_message_ids.end());
  size_t first = reduction.counted.size();
  while (first > 0 && !seen.contains(reduction.counted[first - 1]->id)) --first;
  return first;
}

void Remember(const Reduction& reduction, size_t first_new, State& state) {
  std::vector<std::string>& ids = state.seen_message_ids;
  for (size_t i = first_new; i < reduction.counted.size(); ++i) ids.push_back(reduction.counted[i]->id);
  if (ids.size() > kSeenMessagesMax) ids.erase(ids.begin(), ids.end() - static_cast<std::ptrdiff_t>(kSeenMessagesMax));
}

void StartEpisode(State& state) {
  state.person_owns = false;
  state.bot_replies = 0;
  state.failed_attempts = 0;
  state.sentiment_scores.clear();
  state.person_offered = false;
  state.handed_off = false;
  state.hand_off_turn_id.clear();
  state.episode_turns = 0;
}

Resolution WhoResolved(const State& state) {
  if (state.handed_off) return Resolution::kEscalated;
  if (state.person_owns || state.bot_replies == 0) return Resolution::kAgent;
  return Resolution::kAi;
}

void FoldFields(const Thread& thread, FoldResult& result) {
  State& state = result.state;
  const bool known = state.version > 0;
  if (thread.csat > 0 && thread.csat != state.csat) result.feedback.emplace_back(Rating{thread.csat});
  if (known && thread.status != state.status && state.status != Status::kUnknown) {
    const bool resolves = IsOver(thread.status) && !IsOver(state.status) && !thread.merged_away;
    result.feedback.emplace_back(
        StatusChange{state.status, thread.status, resolves ? WhoResolved(state) : Resolution::kNone});
  }
  if (known && (thread.team_id != state.team_id || thread.assignee_id != state.assignee_id)) {
    result.feedback.emplace_back(Assignment{thread.team_id, thread.assignee_id});
  }
  state.csat = thread.csat;
  state.status = thread.status;
  state.team_id = thread.team_id;
  state.assignee_id = thread.assignee_id;
}

Ignored WhyNoTurn(const Thread& thread, const Reduction& reduction, bool anchor_is_new) {
  if (thread.spam_or_deleted) return Ignored::kSpam;
  if (thread.merged_away) return Ignored::kMerged;
  if (reduction.anchor == nullptr) return Ignored::kAnswered;
  if (!anchor_is_new) return Ignored::kNothingNew;
  if (thread.customer.suspended) return Ignored::kSuspended;
  if (IsOver(thread.status)) return Ignored::kResolved;
  return Ignored::kNot;
}

Turn MakeTurn(const State& state, const Thread& thread, const Reduction& reduction, const Cause& cause,
              absl::Time now) {
  Turn turn;
  turn.turn_id = state.last_turn_id;
  turn.number = state.last_turn_number;
  turn.anchor_message_id = reduction.anchor->id;
  CutMessages(reduction, turn);
  turn.snapshot = {.version = state.version,
                   .person_owns = state.person_owns,
                   .bot_replies = state.bot_replies,
                   .failed_attempts = state.failed_attempts,
                   .sentiment_scores = state.sentiment_scores,
                   .person_offered = state.person_offered,
                   .handed_off = state.handed_off,
                   .turns_before = state.episode_turns - 1,
                   .hand_off_turn_id = state.hand_off_turn_id};
  turn.first_accepted_at = state.first_unanswered_accepted_at;
  turn.last_accepted_at = cause.accepted_at;
  turn.emitted_at = now;
  turn.deadline_at = now + (thread.channel == "chat" ? cause.deadline_chat : cause.deadline_mail);
  return turn;
}

}  // namespace

absl::string_view IgnoredName(Ignored ignored) {
  switch (ignored) {
    case Ignored::kNot: return "not";
    case Ignored::kNothingNew: return "nothing_new";
    case Ignored::kAnswered: return "answered";
    case Ignored::kSpam: return "spam";
    case Ignored::kSuspended: return "suspended";
    case Ignored::kResolved: return "resolved";
    case Ignored::kMerged: return "merged";
    case Ignored::kGone: return "gone";
  }
  return "unknown";
}

FoldResult Fold(const State& before, const Thread& thread, const Cause& cause, absl::Time now) {
  FoldResult result;
  result.state = before;
  State& state = result.state;
  state.tenant = cause.tenant;
  state.helpdesk = cause.helpdesk;
  state.ticket_id = thread.ticket_id;
  state.conversation_id = ConversationId(cause.helpdesk, thread.ticket_id);
  state.reread_due = false;

  const Reduction reduction = conversation::Reduce(thread);
  const size_t first_new = FirstNew(before, reduction);
  const size_t first_unanswered = reduction.counted.size() - reduction.unanswered.size();
  const bool anchor_is_new = reduction.anchor != nullptr && first_new < reduction.counted.size();

  const bool reopened = IsOver(before.status) && !IsOver(thread.status) && anchor_is_new;
  if (reopened) StartEpisode(state);

  std::vector<Feedback> replies;
  for (size_t i = first_new; i < reduction.counted.size(); ++i) {
    if (!conversation::IsPerson(*reduction.counted[i])) continue;
    state.person_owns = true;
    replies.emplace_back(PersonReply{reduction.counted[i]->id});
  }
  if (replies.size() > kPersonRepliesMax) {
    replies.erase(replies.begin(), replies.end() - static_cast<std::ptrdiff_t>(kPersonRepliesMax));
  }
  result.feedback = std::move(replies);
  FoldFields(thread, result);

  if (reduction.anchor == nullptr || thread.merged_away) {
    state.first_unanswered_accepted_at = absl::InfiniteFuture();
  } else if (first_new <= first_unanswered && !before.reread_due) {
    state.first_unanswered_accepted_at = cause.accepted_at;
  } else {
    // A part of it was seen, or could have been had the helpdesk been readable: the clock runs since then.
    state.first_unanswered_accepted_at = std::min(state.first_unanswered_accepted_at, cause.accepted_at);
  }
  result.ignored = WhyNoTurn(thread, reduction, anchor_is_new);
  if (result.ignored == Ignored::kNot && reduction.anchor != nullptr) {  // the first implies the second
    const bool block_is_new = first_new <= first_unanswered;
    const bool ours = reduction.last_public_reply != nullptr && reduction.last_public_reply->role == Role::kAi;
    if (ours && block_is_new && !reopened) ++state.failed_attempts;
    ++state.last_turn_number;
    ++state.episode_turns;
    state.last_anchor_message_id = reduction.anchor->id;
    state.last_turn_id = TurnId(state.tenant, state.conversation_id, reduction.anchor->id);
    state.customer_messages_seen =
        std::count_if(reduction.counted.begin(), reduction.counted.end(),
                      [](const Message* message) { return message->role == Role::kCustomer; });
  }
  Remember(reduction, first_new, state);

  result.changed = !(state == before);
  if (result.changed) {
    ++state.version;
    state.updated_at = now;
  }
  if (result.ignored == Ignored::kNot) result.turn = MakeTurn(state, thread, reduction, cause, now);
  return result;
}

}  // namespace firstline::ingest
