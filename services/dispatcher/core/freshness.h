#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/conversation/thread.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// What a look at the conversation, directly before the call of a public slot, says about sending.
enum class Verdict {
  kFresh,
  kNewerMessage,      // the customer wrote after the turn's anchor: the newer turn answers
  kPersonReplied,     // a person wrote in public after the anchor
  kAlreadyHandedOff,  // the ledger knows a hand-off the turn's snapshot did not
  kGone,              // the ticket was deleted or marked as spam
  kMerged,            // merged away: the conversation goes on in another ticket
  kClosed,            // closed for good: the helpdesk accepts no change
  kAnchorMissing,     // the turn's last message is not there any more
  kResolved,          // somebody solved it meanwhile
  kSuspended,         // the customer is suspended
};

// The reason code of a verdict: newer_message, person_replied, already_handed_off, gone, merged, ticket_closed,
// anchor_missing, resolved, customer_suspended; "" for kFresh.
absl::string_view VerdictReason(Verdict verdict);

// The verdict and the stamp the guarded call carries.
struct Freshness {
  Verdict verdict = Verdict::kGone;
  std::string stamp;  // vendor's optimistic-lock stamp as read
};

// Another turn of the same conversation in the ledger, in the order of the log.
struct OtherTurn {
  std::string turn_id;
  bool handed_off = false;
  bool text_confirmed = false;  // its public message reached the customer
};

// Hand-offs of the conversation the turn's state snapshot does not know: those after `known_hand_off` in the log; all
// of them when the snapshot knows none or one older than the ledger's window.
struct NewerHandOffs {
  bool any = false;
  bool text_confirmed = false;  // one of them told the customer
};
NewerHandOffs HandOffsAfter(absl::Span<const OtherTurn> others, absl::string_view known_hand_off);

// Judges by the same reduction `turns` cuts turns with: own, automatic and private messages do not count. A solved
// conversation blocks only if it was not solved when the turn was cut. A hand-off may still send its own text after
// another hand-off whose text was not confirmed. Pure.
Verdict JudgeFreshness(const Plan& plan, const conversation::Thread& thread, const NewerHandOffs& hand_offs);

}  // namespace firstline::dispatcher
