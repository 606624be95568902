#pragma once

// How a read of the helpdesk changes what we know: at most one turn, what others want to hear, the new state. Pure.

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "services/ingest/core/state.h"
#include "services/ingest/core/turn.h"

namespace firstline::ingest {

// Why the helpdesk was read, and what of the policy matters here.
struct Cause {
  std::string tenant;
  std::string helpdesk;    // name in the policy
  absl::Time accepted_at;  // when the edge accepted the event
  absl::Duration deadline_chat = absl::Seconds(45);
  absl::Duration deadline_mail = absl::Minutes(10);
};

// Who resolved a conversation. kEscalated: a person, after Firstline handed over.
enum class Resolution { kNone, kAi, kAgent, kEscalated };

struct Rating {
  int csat = 0;  // 1..5
};
struct StatusChange {
  conversation::Status from = conversation::Status::kUnknown, to = conversation::Status::kUnknown;
  Resolution resolution = Resolution::kNone;
};
struct Assignment {
  std::string team_id, assignee_id;
};
struct PersonReply {
  std::string message_id;
};
using Feedback = std::variant<Rating, StatusChange, Assignment, PersonReply>;

// Why a read gave no turn.
enum class Ignored {
  kNot,         // it gave one
  kNothingNew,  // the last customer message had its turn already: a duplicate, our own echo, a field change
  kAnswered,    // the last word is ours or a person's
  kSpam,        // spam, deleted
  kSuspended,   // the customer is suspended
  kResolved,    // solved or closed with the message in it
  kMerged,      // closed by merging it into another ticket, where the conversation goes on
  kGone,        // the ticket no longer exists
};
absl::string_view IgnoredName(Ignored ignored);  // nothing_new, answered, …

struct FoldResult {
  State state;
  bool changed = false;  // false: the state is as it was, nothing is to be written
  std::optional<Turn> turn;
  std::vector<Feedback> feedback;  // at most 20 person replies, the newest
  Ignored ignored = Ignored::kNot;
};

// Folds `thread` into `before` (a default State for a new conversation).
//
//  - What was seen is decided by message ids, never by times: everything after the newest message seen before is new. A
//    repeated, late or reordered event therefore changes nothing.
//  - One turn per new last customer message; it carries all unanswered ones.
//  - A new public message of a person makes the conversation theirs until the episode ends. Turns are emitted all the
//    same, so that each ends somewhere.
//  - A new customer message in a ticket last seen solved or closed, and now open, starts a new episode.
//  - A ticket that was merged away waits for nobody, gives no turn, and was resolved by nobody. What it asked is in the
//    other ticket, under the eyes of the person who merged; the state of the two stays apart.
//  - A new turn that follows our own reply counts as a failed attempt of that reply, once per reply.
//
// Callers serialise the folds of a conversation. O(messages).
FoldResult Fold(const State& before, const conversation::Thread& thread, const Cause& cause, absl::Time now);

}  // namespace firstline::ingest
