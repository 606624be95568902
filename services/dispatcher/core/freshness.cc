#include "services/dispatcher/core/freshness.h"

#include <algorithm>

namespace firstline::dispatcher {

using conversation::Message;
using conversation::Reduction;
using conversation::Role;
using conversation::Status;

absl::string_view VerdictReason(Verdict verdict) {
  switch (verdict) {
    case Verdict::kFresh: return "";
    case Verdict::kNewerMessage: return "newer_message";
    case Verdict::kPersonReplied: return "person_replied";
    case Verdict::kAlreadyHandedOff: return "already_handed_off";
    case Verdict::kGone: return "gone";
    case Verdict::kMerged: return "merged";
    case Verdict::kClosed: return "ticket_closed";
    case Verdict::kAnchorMissing: return "anchor_missing";
    case Verdict::kResolved: return "resolved";
    case Verdict::kSuspended: return "customer_suspended";
  }
  return "";
}

NewerHandOffs HandOffsAfter(absl::Span<const OtherTurn> others, absl::string_view known_hand_off) {
  NewerHandOffs newer;
  for (const OtherTurn& other : others) {
    if (!known_hand_off.empty() && other.turn_id == known_hand_off)
      newer = {};
    else if (other.handed_off)
      newer = {true, newer.text_confirmed || other.text_confirmed};
  }
  return newer;
}

Verdict JudgeFreshness(const Plan& plan, const conversation::Thread& thread, const NewerHandOffs& hand_offs) {
  if (thread.spam_or_deleted) return Verdict::kGone;
  if (thread.merged_away) return Verdict::kMerged;
  if (thread.status == Status::kClosed) return Verdict::kClosed;

  const Reduction reduction = conversation::Reduce(thread);
  const auto& counted = reduction.counted;
  const auto anchor = std::find_if(counted.begin(), counted.end(), [&](const Message* message) {
    return message->role == Role::kCustomer && message->id == plan.anchor_message_id;
  });
  if (plan.anchor_message_id.empty() || anchor == counted.end()) return Verdict::kAnchorMissing;
  if (reduction.PersonWroteAfter(plan.anchor_message_id)) return Verdict::kPersonReplied;
  const bool newer =
      std::any_of(anchor + 1, counted.end(), [](const Message* message) { return message->role == Role::kCustomer; });
  if (newer) return Verdict::kNewerMessage;

  const bool may_tell = plan.kind == Kind::kHandOff && !hand_offs.text_confirmed;
  if (hand_offs.any && !may_tell) return Verdict::kAlreadyHandedOff;
  if (thread.status == Status::kResolved && plan.status_at_cut != Status::kResolved) return Verdict::kResolved;
  if (thread.customer.suspended) return Verdict::kSuspended;
  return Verdict::kFresh;
}

}  // namespace firstline::dispatcher
