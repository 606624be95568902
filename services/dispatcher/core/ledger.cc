#include "services/dispatcher/core/ledger.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace firstline::dispatcher {
namespace {

SlotState StateOf(Phase phase) {
  switch (phase) {
    case Phase::kIntent: return SlotState::kIntent;
    case Phase::kUnknown: return SlotState::kUnknown;
    case Phase::kNotDone: return SlotState::kNotDone;
    case Phase::kAmbiguous: return SlotState::kAmbiguous;
    case Phase::kConfirmed: return SlotState::kConfirmed;
    case Phase::kPlanned:
    case Phase::kEnded: break;
  }
  return SlotState::kNone;
}

// Which of several attempts speaks for the slot. An uncertain attempt outweighs one that certainly did nothing.
int Weight(SlotState state) {
  switch (state) {
    case SlotState::kNone: return 0;
    case SlotState::kNotDone: return 1;
    case SlotState::kUnknown: return 2;
    case SlotState::kIntent: return 3;
    case SlotState::kAmbiguous: return 4;
    case SlotState::kConfirmed: return 5;
  }
  return 0;
}

}  // namespace

bool Ledger::Apply(const Entry& entry) {
  if (entry.phase == Phase::kPlanned) {
    if (planned_) return false;
    planned_ = true;
    hand_off_ = entry.hand_off;
    planned_at_ = entry.at;
    return true;
  }
  if (entry.phase == Phase::kEnded) {
    if (Ended() || entry.end == End::kNone) return false;
    end_ = entry.end;
    reasons_ = entry.reasons;
    ended_at_ = entry.at;
    return true;
  }
  bool changed = false;
  const SlotState state = StateOf(entry.phase);
  for (const Slot slot : entry.slots.List()) {
    Attempt& attempt = attempts_[{slot, entry.attempt}];
    if (state == SlotState::kIntent && attempt.intent_at == absl::InfinitePast()) {
      attempt.intent_at = entry.at;
      attempt.mode = entry.code;
      changed = true;
    }
    if (state <= attempt.state) continue;
    attempt.state = state;
    attempt.at = entry.at;
    if (state != SlotState::kIntent) attempt.code = entry.code;
    attempt.remote_id = entry.remote_id;
    changed = true;
  }
  return changed;
}

std::vector<const Ledger::Attempt*> Ledger::Attempts(Slot slot) const {
  std::vector<const Attempt*> attempts;
  for (auto it = attempts_.lower_bound({slot, 0}); it != attempts_.end() && it->first.first == slot; ++it) {
    attempts.push_back(&it->second);
  }
  return attempts;
}

const Ledger::Attempt* Ledger::Last(Slot slot) const {
  const auto attempts = Attempts(slot);
  return attempts.empty() ? nullptr : attempts.back();
}

const Ledger::Attempt* Ledger::Deciding(Slot slot) const {
  const Attempt* deciding = nullptr;
  for (const Attempt* attempt : Attempts(slot)) {
    if (deciding == nullptr || Weight(attempt->state) >= Weight(deciding->state)) deciding = attempt;
  }
  return deciding;
}

SlotState Ledger::State(Slot slot) const {
  const Attempt* deciding = Deciding(slot);
  return deciding == nullptr ? SlotState::kNone : deciding->state;
}

std::vector<Ledger::OpenIntent> Ledger::OrphanIntents() const {
  std::map<int, OpenIntent> orphans;
  for (const auto& [key, attempt] : attempts_) {
    if (attempt.state != SlotState::kIntent) continue;
    OpenIntent& orphan = orphans[key.second];
    orphan.attempt = key.second;
    orphan.slots.Add(key.first);
    orphan.at = attempt.intent_at;
    orphan.mode = attempt.mode;
  }
  std::vector<OpenIntent> list;
  list.reserve(orphans.size());
  for (auto& [number, orphan] : orphans) list.push_back(std::move(orphan));
  return list;
}

SlotSet Ledger::SlotsIn(int attempt, SlotState state) const {
  SlotSet slots;
  for (const Slot slot : kAllSlots) {
    const auto found = attempts_.find({slot, attempt});
    if (found != attempts_.end() && found->second.state == state) slots.Add(slot);
  }
  return slots;
}

int Ledger::NextAttempt() const {
  int last = 0;
  for (const auto& [key, attempt] : attempts_) last = std::max(last, key.second);
  return last + 1;
}

std::optional<std::string> Ledger::PublicDropped() const {
  if (State(Slot::kPublicMessage) != SlotState::kNotDone) return std::nullopt;
  for (const Attempt* attempt : Attempts(Slot::kPublicMessage)) {
    if (absl::StartsWith(attempt->code, kDropPrefix)) return std::string(absl::StripPrefix(attempt->code, kDropPrefix));
  }
  return std::nullopt;
}

bool Ledger::Touched() const {
  return std::any_of(attempts_.begin(), attempts_.end(), [](const auto& attempt) {
    return attempt.second.state != SlotState::kNone && attempt.second.state != SlotState::kNotDone;
  });
}

bool Ledger::HandedOff() const {
  if (Ended()) return end_ == End::kHandedOff;
  return hand_off_ && Touched();
}

}  // namespace firstline::dispatcher
