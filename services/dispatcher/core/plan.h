#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "common/policy/policy.h"
#include "services/dispatcher/core/slots.h"

namespace firstline::dispatcher {

// What the turn gets. An unknown kind arrives as kHandOff.
enum class Kind { kAnswer, kAsk, kOffer, kHandOff, kIgnore };

// How a turn ends.
enum class End { kNone, kReplied, kDrafted, kHandedOff, kIgnored, kSuperseded };

absl::string_view EndName(End end);  // none, replied, drafted, handed_off, ignored, superseded

// Changes to the ticket's fields; an unset member is no change.
struct FieldChanges {
  std::string team_id;  // the helpdesk's group id
  conversation::Priority priority = conversation::Priority::kUnset;
  conversation::Status status = conversation::Status::kUnknown;

  bool empty() const {
    return team_id.empty() && priority == conversation::Priority::kUnset && status == conversation::Status::kUnknown;
  }
  friend bool operator==(const FieldChanges&, const FieldChanges&) = default;
};

// A conversation of Firstline's own API, which no helpdesk holds: what a ticket opened for a person starts with, or the
// one that was opened already.
struct Origin {
  std::string customer_name, customer_email;  // "" unknown
  std::string subject;                        // "" unknown
  std::string text;                           // the conversation up to the turn, as plain text
  std::string helpdesk, ticket_id;            // of the ticket a person works on, or ""

  friend bool operator==(const Origin&, const Origin&) = default;
};

// The one plan of a turn as it was recorded, and what is needed to judge whether it may still be carried out.
struct Plan {
  std::string tenant, conversation_id, turn_id;
  std::string helpdesk;           // name of the helpdesk in the tenant policy
  std::string ticket_id;          // the vendor's
  std::string anchor_message_id;  // last customer message of the turn; "" when unknown: then nothing public goes out
  int turn_number = 0;            // from 1 within the conversation; 0 unknown

  Kind kind = Kind::kHandOff;
  policy::Mode mode = policy::Mode::kOff;  // as decided
  std::string intent;                      // "" unknown
  std::vector<std::string> reasons;        // of the decision, the deciding one first

  std::string public_text;  // "" for none
  bool draft = false;       // public_text was decided to be a draft
  std::string note;         // "" for none
  std::vector<std::string> tags;
  FieldChanges fields;

  absl::Time not_before = absl::InfinitePast();    // of the public message (quiet time)
  absl::Time emitted_at = absl::InfiniteFuture();  // when `turns` emitted the turn; the age counts from here
  conversation::Status status_at_cut = conversation::Status::kUnknown;  // of the conversation when the turn was cut
  std::string known_hand_off;  // turn id of the last hand-off the turn's state snapshot knew, or ""
  bool replay = false;         // an operator replays it: nothing public
  std::string superseded_by;   // a newer turn took its place before it was worked on, or ""
  std::optional<Origin> origin;
};

// The slots the plan fills. An `ignore` never fills the public one.
SlotSet SlotsOf(const Plan& plan);

// For answer, ask and offer: min(last accept + quiet, first accept + 3 x quiet); InfinitePast for the others.
absl::Time NotBefore(Kind kind, absl::Time first_accepted, absl::Time last_accepted, absl::Duration quiet);

}  // namespace firstline::dispatcher
