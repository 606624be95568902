#include "services/dispatcher/core/step.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/check.h"
#include "services/dispatcher/core/quiet_hand_off.h"

namespace firstline::dispatcher {
namespace {

// Sending these twice would show.
constexpr SlotSet kOnce = {Slot::kPublicMessage, Slot::kNote};

Step Record(Entry entry, absl::Time now) {
  entry.at = now;
  Step step;
  step.kind = StepKind::kRecord;
  step.record = std::move(entry);
  return step;
}

Step WaitUntil(absl::Time until) {
  Step step;
  step.kind = StepKind::kWaitUntil;
  step.until = until;
  return step;
}

bool IsGuarded(absl::Span<const CallGroup> groups, SlotSet slots) {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const CallGroup& group) { return group.guarded && !group.slots.And(slots).empty(); });
}

bool IsIdempotent(absl::Span<const CallGroup> groups, Slot slot) {
  return std::any_of(groups.begin(), groups.end(),
                     [&](const CallGroup& group) { return group.idempotent && group.slots.Has(slot); });
}

// The attempt of the slot whose outcome is unknown; 0 for none.
int UnknownAttempt(const Ledger& ledger, Slot slot) {
  if (ledger.State(slot) != SlotState::kUnknown) return 0;
  for (int attempt = 1; attempt < ledger.NextAttempt(); ++attempt) {
    if (ledger.SlotsIn(attempt, SlotState::kUnknown).Has(slot)) return attempt;
  }
  return 0;
}

bool TakesNoChange(Verdict verdict) {
  return verdict == Verdict::kGone || verdict == Verdict::kMerged || verdict == Verdict::kClosed;
}

// What became of looking, for an attempt whose call is not made.
Entry NotCalled(SlotSet slots, int attempt, Verdict verdict) {
  Entry entry;
  entry.phase = Phase::kNotDone;
  entry.slots = slots;
  entry.attempt = attempt;
  if (slots.Has(Slot::kPublicMessage)) {
    entry.code = absl::StrCat(kDropPrefix, VerdictReason(verdict));
  } else {
    entry.code = verdict == Verdict::kGone ? "NOT_FOUND" : "FAILED_PRECONDITION";
  }
  return entry;
}

Step Live(const StepInput& in, const Ledger::OpenIntent& intent) {
  const SlotSet slots = intent.slots;
  if (slots.Has(Slot::kPublicMessage) && intent.mode != policy::ModeName(in.mode)) {
    // The policy changed since the INTENT: announce again what will really be done, or drop it.
    return Record({.phase = Phase::kNotDone, .slots = slots, .attempt = in.live_attempt, .code = "ABORTED"}, in.now);
  }
  Step step;
  step.slots = slots;
  step.attempt = in.live_attempt;
  step.guarded = IsGuarded(in.groups, slots);
  if (step.guarded) {
    if (!in.fresh.has_value()) {
      step.kind = StepKind::kReadFresh;
      return step;
    }
    const Verdict verdict = in.fresh->verdict;
    // Fields of a hand-off go out whatever was written meanwhile; only a ticket that takes no change stops them.
    const bool blocked = slots.Has(Slot::kPublicMessage) ? verdict != Verdict::kFresh : TakesNoChange(verdict);
    if (blocked) {
      step = Record(NotCalled(slots, in.live_attempt, verdict), in.now);
      step.append_pointer = verdict == Verdict::kNewerMessage;
      return step;
    }
  }
  step.kind = StepKind::kCall;
  return step;
}

// Slots of the content that still want a call.
SlotSet Todo(const StepInput& in, SlotSet wanted, absl::Time old_at, const RetryLimits& limits) {
  SlotSet todo;
  for (const Slot slot : wanted.List()) {
    const SlotState state = in.ledger.State(slot);
    const bool undone =
        state == SlotState::kNone || state == SlotState::kNotDone || (state == SlotState::kUnknown && !kOnce.Has(slot));
    if (undone && !GivenUp(in.ledger, slot, old_at, limits)) todo.Add(slot);
  }
  if (in.ledger.PublicDropped().has_value()) todo.Remove(Slot::kPublicMessage);
  return todo;
}

}  // namespace

Step NextStep(const StepInput& in, const RetryLimits& limits) {
  FL_CHECK(!in.ledger.Ended()) << "turn " << in.plan.turn_id << " has ended";

  for (const Ledger::OpenIntent& intent : in.ledger.OrphanIntents()) {
    if (intent.attempt == in.live_attempt) return Live(in, intent);
    const absl::Time touch_at = intent.at + limits.orphan_wait;
    if (in.now < touch_at) return WaitUntil(touch_at);
    return Record(
        {.phase = Phase::kUnknown, .slots = intent.slots, .attempt = intent.attempt, .code = "DEADLINE_EXCEEDED"},
        in.now);
  }
  for (const Slot slot : kAllSlots) {
    const int attempt = IsIdempotent(in.groups, slot) ? UnknownAttempt(in.ledger, slot) : 0;
    if (attempt == 0) continue;
    return Record({.phase = Phase::kNotDone,
                   .slots = in.ledger.SlotsIn(attempt, SlotState::kUnknown),
                   .attempt = attempt,
                   .code = "DEADLINE_EXCEEDED"},
                  in.now);
  }
  for (const Slot slot : kOnce.List()) {
    if (in.ledger.State(slot) != SlotState::kUnknown) continue;
    for (int attempt = 1; attempt < in.ledger.NextAttempt(); ++attempt) {
      const SlotSet uncertain = in.ledger.SlotsIn(attempt, SlotState::kUnknown).And(kOnce);
      if (uncertain.empty()) continue;
      return Record({.phase = Phase::kAmbiguous, .slots = uncertain, .attempt = attempt}, in.now);
    }
  }

  if (const auto reason = DropBeforeCall(in.plan, in.ledger, in.mode, in.newer_turn, in.now, limits)) {
    return Record({.phase = Phase::kNotDone,
                   .slots = {Slot::kPublicMessage},
                   .attempt = 0,
                   .code = absl::StrCat(kDropPrefix, *reason)},
                  in.now);
  }

  const Course course = CourseOf(in.plan, in.ledger, in.mode);
  const absl::Time old_at = in.plan.emitted_at + limits.public_age;
  const absl::Time give_up_at = std::max(old_at, in.ledger.planned_at()) + limits.last_tries;
  SlotSet todo;
  if (course.kind != CourseKind::kNothing)
    todo = Todo(in, SlotsOf(ContentOf(in.plan, course, in.mode)), old_at, limits);
  if (todo.empty() || in.now >= give_up_at) {
    Step step;
    step.kind = StepKind::kEnd;
    step.ending = EndingOf(in.plan, in.ledger, course);
    if (!todo.empty()) step.ending.reasons.emplace_back(kUndeliverable);
    return step;
  }

  const auto group = std::find_if(in.groups.begin(), in.groups.end(),
                                  [&](const CallGroup& candidate) { return !candidate.slots.And(todo).empty(); });
  FL_CHECK(group != in.groups.end()) << "no call carries the slot";
  const SlotSet slots = group->slots.And(todo);
  absl::Time ready = in.free_at;
  if (slots.Has(Slot::kPublicMessage)) ready = std::max(ready, in.plan.not_before);
  for (const Slot slot : slots.List()) ready = std::max(ready, RetryAt(in.ledger, slot, in.plan.turn_id, limits));
  ready = std::min(ready, slots.Has(Slot::kPublicMessage) ? old_at : give_up_at);
  if (in.now < ready) return WaitUntil(ready);

  Step step;
  step.kind = StepKind::kWriteIntent;
  step.slots = slots;
  step.attempt = in.ledger.NextAttempt();
  step.course = course;
  step.record = {.phase = Phase::kIntent,
                 .slots = slots,
                 .attempt = step.attempt,
                 .at = in.now,
                 .code = std::string(policy::ModeName(in.mode).data(), policy::ModeName(in.mode).size())};
  return step;
}

}  // namespace firstline::dispatcher
