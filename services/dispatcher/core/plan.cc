#include "services/dispatcher/core/plan.h"

#include <algorithm>

namespace firstline::dispatcher {

absl::string_view EndName(End end) {
  switch (end) {
    case End::kNone: return "none";
    case End::kReplied: return "replied";
    case End::kDrafted: return "drafted";
    case End::kHandedOff: return "handed_off";
    case End::kIgnored: return "ignored";
    case End::kSuperseded: return "superseded";
  }
  return "none";
}

SlotSet SlotsOf(const Plan& plan) {
  SlotSet slots;
  if (!plan.public_text.empty() && plan.kind != Kind::kIgnore) slots.Add(Slot::kPublicMessage);
  if (!plan.note.empty()) slots.Add(Slot::kNote);
  if (!plan.tags.empty()) slots.Add(Slot::kTags);
  if (!plan.fields.empty()) slots.Add(Slot::kFields);
  return slots;
}

absl::Time NotBefore(Kind kind, absl::Time first_accepted, absl::Time last_accepted, absl::Duration quiet) {
  switch (kind) {
    case Kind::kAnswer:
    case Kind::kAsk:
    case Kind::kOffer: return std::min(last_accepted + quiet, first_accepted + 3 * quiet);
    case Kind::kHandOff:
    case Kind::kIgnore: break;
  }
  return absl::InfinitePast();
}

}  // namespace firstline::dispatcher
