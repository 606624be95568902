#include "services/dispatcher/core/course.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace firstline::dispatcher {
namespace {

using policy::Mode;

bool IsUncertain(SlotState state) {
  return state == SlotState::kIntent || state == SlotState::kUnknown || state == SlotState::kAmbiguous;
}

// The ticket itself refused a private slot, and nothing was carried out.
std::optional<absl::string_view> TicketRefuses(const Ledger& ledger) {
  if (ledger.Touched()) return std::nullopt;
  for (const Slot slot : kAllSlots) {
    const Ledger::Attempt* last = ledger.Last(slot);
    if (last == nullptr || last->state != SlotState::kNotDone) continue;
    if (last->code == "NOT_FOUND") return "gone";
    if (last->code == "FAILED_PRECONDITION") return "ticket_closed";
  }
  return std::nullopt;
}

Course AfterDrop(const Plan& plan, const std::string& reason) {
  const bool hand_off = plan.kind == Kind::kHandOff;
  if (reason == "newer_message" || reason == kSuperseded) {
    if (hand_off) return {CourseKind::kAsPlanned, "", End::kNone};
    return {CourseKind::kNothing, reason, End::kSuperseded};
  }
  for (const absl::string_view ignored : {"person_replied", "already_handed_off", "gone", "merged", "ticket_closed"}) {
    if (reason == ignored) return {CourseKind::kNothing, reason, End::kIgnored};
  }
  if (reason == kModeOff) return {CourseKind::kNothing, reason, End::kIgnored};
  if (reason == kPolicyLowered && hand_off) return {CourseKind::kAsPlanned, "", End::kNone};
  return {CourseKind::kQuietHandOff, reason, End::kNone};
}

}  // namespace

std::optional<absl::string_view> DropBeforeCall(const Plan& plan, const Ledger& ledger, Mode mode, bool newer_turn,
                                                absl::Time now, const RetryLimits& limits) {
  if (!SlotsOf(plan).Has(Slot::kPublicMessage)) return std::nullopt;
  const SlotState state = ledger.State(Slot::kPublicMessage);
  if (state != SlotState::kNone && state != SlotState::kNotDone) return std::nullopt;
  if (ledger.PublicDropped().has_value()) return std::nullopt;
  if (!plan.superseded_by.empty() && !ledger.Touched()) return std::nullopt;  // ends without any effect, see CourseOf

  const absl::Time old_at = plan.emitted_at + limits.public_age;
  if (GivenUp(ledger, Slot::kPublicMessage, old_at, limits)) {
    const Ledger::Attempt* last = ledger.Last(Slot::kPublicMessage);
    if (last->code == "NOT_FOUND") return "gone";
    if (last->code == "FAILED_PRECONDITION") return "ticket_closed";
    return ClassOf(last->code) == FailureClass::kPermanent ? kRejected : kSendFailed;
  }
  if (mode == Mode::kOff) return kModeOff;
  if (newer_turn) return kSuperseded;
  if (now >= old_at) return kTooOld;
  if (mode == Mode::kHuman && plan.kind != Kind::kHandOff) return kPolicyHuman;
  if (plan.kind == Kind::kHandOff && !plan.draft && !MayActInPublic(plan.kind, mode)) return kPolicyLowered;
  return std::nullopt;
}

Course CourseOf(const Plan& plan, const Ledger& ledger, Mode mode) {
  if (SlotsOf(plan).Has(Slot::kPublicMessage)) {
    const SlotState state = ledger.State(Slot::kPublicMessage);
    if (state == SlotState::kConfirmed) return {};
    if (IsUncertain(state)) return {CourseKind::kQuietHandOff, std::string(kUncertainEffect), End::kNone};
  }
  if (const auto refused = TicketRefuses(ledger)) return {CourseKind::kNothing, std::string(*refused), End::kIgnored};
  if (const auto reason = ledger.PublicDropped()) return AfterDrop(plan, *reason);
  if (!ledger.Touched()) {
    if (!plan.superseded_by.empty()) return {CourseKind::kNothing, std::string(kSuperseded), End::kSuperseded};
    if (mode == Mode::kOff) return {CourseKind::kNothing, std::string(kModeOff), End::kIgnored};
  }
  return {};
}

Ending EndingOf(const Plan& plan, const Ledger& ledger, const Course& course) {
  Ending ending;
  if (course.kind == CourseKind::kNothing) {
    ending.end = course.end;
    // What was to be ignored anyway keeps its own reason.
    ending.reasons = plan.kind == Kind::kIgnore && course.end == End::kIgnored
                         ? plan.reasons
                         : std::vector<std::string>{course.reason};
    return ending;
  }
  if (!course.reason.empty()) ending.reasons.push_back(course.reason);
  ending.reasons.insert(ending.reasons.end(), plan.reasons.begin(), plan.reasons.end());
  if (const auto dropped = ledger.PublicDropped(); dropped.has_value() && course.reason.empty()) {
    ending.reasons.push_back(absl::StrCat("text_dropped_", *dropped));
  }

  for (const Slot slot : kAllSlots) {
    const SlotState state = ledger.State(slot);
    if (slot == Slot::kPublicMessage || state == SlotState::kNone || state == SlotState::kConfirmed) continue;
    ending.reasons.push_back(absl::StrCat(SlotName(slot), IsUncertain(state) ? "_uncertain" : "_failed"));
  }

  if (course.kind == CourseKind::kQuietHandOff || plan.kind == Kind::kHandOff) {
    ending.end = End::kHandedOff;
  } else if (plan.kind == Kind::kIgnore) {
    ending.end = End::kIgnored;
  } else if (const Ledger::Attempt* sent = ledger.Deciding(Slot::kPublicMessage);
             sent != nullptr && sent->state == SlotState::kConfirmed) {
    const bool as_draft = plan.draft || (!sent->mode.empty() && sent->mode != policy::ModeName(Mode::kAuto));
    ending.end = as_draft ? End::kDrafted : End::kReplied;
  } else {
    // Without a public message a note is what waits for a person.
    ending.end = ledger.Touched() ? End::kDrafted : End::kIgnored;
  }
  return ending;
}

}  // namespace firstline::dispatcher
