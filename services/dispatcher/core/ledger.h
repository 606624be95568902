#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/slots.h"

namespace firstline::dispatcher {

enum class Phase { kPlanned, kIntent, kConfirmed, kNotDone, kUnknown, kAmbiguous, kEnded };

// One record of the effect ledger.
struct Entry {
  Phase phase = Phase::kPlanned;
  SlotSet slots;    // of the call
  int attempt = 0;  // from 1, growing over all calls of the turn; 0: no call was meant (a dropped public message)
  absl::Time at = absl::InfinitePast();
  // kIntent: the mode it acts in (auto, draft, note). kNotDone, kUnknown: why (a canonical status code, or kDropPrefix
  // and a reason).
  std::string code;
  std::string remote_id;             // kConfirmed
  End end = End::kNone;              // kEnded
  std::vector<std::string> reasons;  // kEnded
  bool hand_off = false;             // kPlanned: the plan hands the conversation to a person
};

// Starts the code of a NOT_DONE that gives the public message up for good: "dropped:newer_message".
inline constexpr absl::string_view kDropPrefix = "dropped:";

// What is known about one slot. The order of the states is the order of the fold: a later one is never left for an
// earlier one.
enum class SlotState { kNone, kIntent, kUnknown, kNotDone, kAmbiguous, kConfirmed };

// The state of one turn, a monotone fold over its entries. The first plan and the first end win; everything else is a
// maximum per slot and attempt (INTENT < UNKNOWN < NOT_DONE < AMBIGUOUS < CONFIRMED), so repeated or reordered entries
// change nothing: a read-back may turn UNKNOWN into NOT_DONE, nothing leads back out of AMBIGUOUS but proof that the
// call was carried out. Not thread-safe; a value.
class Ledger {
 public:
  struct Attempt {
    SlotState state = SlotState::kNone;
    absl::Time intent_at = absl::InfinitePast();
    absl::Time at = absl::InfinitePast();  // of the state
    std::string mode;                      // of the INTENT, "" if none was seen
    std::string code;
    std::string remote_id;
  };

  // True when the state changed.
  bool Apply(const Entry& entry);

  bool Planned() const { return planned_; }
  bool Ended() const { return end_ != End::kNone; }
  // Planned, or called, and not ended.
  bool Open() const { return !Ended() && (planned_ || !attempts_.empty()); }
  absl::Time planned_at() const { return planned_at_; }
  bool PlansHandOff() const { return hand_off_; }
  End end() const { return end_; }
  const std::vector<std::string>& reasons() const { return reasons_; }
  absl::Time ended_at() const { return ended_at_; }

  // Over all attempts: confirmed beats ambiguous beats an open INTENT beats UNKNOWN beats NOT_DONE.
  SlotState State(Slot slot) const;
  // The attempt that decides State; nullptr for kNone.
  const Attempt* Deciding(Slot slot) const;
  // The last attempt by number; nullptr if there was none.
  const Attempt* Last(Slot slot) const;
  // All attempts of the slot by number. Attempt 0 is a drop without a call.
  std::vector<const Attempt*> Attempts(Slot slot) const;

  // A call that was announced and has no outcome.
  struct OpenIntent {
    int attempt = 0;
    SlotSet slots;
    absl::Time at;
    std::string mode;
  };
  std::vector<OpenIntent> OrphanIntents() const;
  // Slots of that attempt that are in the given state.
  SlotSet SlotsIn(int attempt, SlotState state) const;
  int NextAttempt() const;

  // Reason why the public message was given up without a trace at the customer ("newer_message"), or nothing.
  std::optional<std::string> PublicDropped() const;
  // Some slot was, or may have been, carried out.
  bool Touched() const;
  // The conversation went to a person: it ended so, or a slot of a hand-off was carried out.
  bool HandedOff() const;

 private:
  bool planned_ = false;
  bool hand_off_ = false;
  absl::Time planned_at_ = absl::InfiniteFuture();
  End end_ = End::kNone;
  std::vector<std::string> reasons_;
  absl::Time ended_at_ = absl::InfinitePast();
  std::map<std::pair<Slot, int>, Attempt> attempts_;
};

}  // namespace firstline::dispatcher
