#include "services/dispatcher/wire.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/ids.h"
#include "common/text/links.h"
#include "services/dispatcher/core/autonomy_check.h"
#include "services/dispatcher/core/quiet_hand_off.h"

namespace firstline::dispatcher {
namespace {

using policy::Mode;

absl::Time TimeOf(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  const int64_t nanos = absl::ToUnixNanos(time);
  proto.set_seconds(nanos / 1'000'000'000);
  proto.set_nanos(static_cast<int32_t>(nanos % 1'000'000'000));
  return proto;
}

// Every mapping falls to the safe side: an unknown kind hands off, an unknown mode does nothing.
Kind KindOf(v1::DecisionKind kind) {
  switch (kind) {
    case v1::DECISION_KIND_ANSWER: return Kind::kAnswer;
    case v1::DECISION_KIND_ASK: return Kind::kAsk;
    case v1::DECISION_KIND_OFFER: return Kind::kOffer;
    case v1::DECISION_KIND_IGNORE: return Kind::kIgnore;
    default: return Kind::kHandOff;
  }
}

Mode ModeOf(v1::Mode mode) {
  switch (mode) {
    case v1::MODE_NOTE: return Mode::kNote;
    case v1::MODE_DRAFT: return Mode::kDraft;
    case v1::MODE_AUTO: return Mode::kAuto;
    case v1::MODE_HUMAN: return Mode::kHuman;
    default: return Mode::kOff;
  }
}

v1::Mode ToProto(Mode mode) {
  switch (mode) {
    case Mode::kOff: return v1::MODE_OFF;
    case Mode::kNote: return v1::MODE_NOTE;
    case Mode::kDraft: return v1::MODE_DRAFT;
    case Mode::kAuto: return v1::MODE_AUTO;
    case Mode::kHuman: return v1::MODE_HUMAN;
  }
  return v1::MODE_UNSPECIFIED;
}

conversation::Status StatusOf(v1::ConversationStatus status) {
  switch (status) {
    case v1::CONVERSATION_STATUS_ACTIVE: return conversation::Status::kActive;
    case v1::CONVERSATION_STATUS_WAITING: return conversation::Status::kWaiting;
    case v1::CONVERSATION_STATUS_ESCALATED: return conversation::Status::kEscalated;
    case v1::CONVERSATION_STATUS_RESOLVED: return conversation::Status::kResolved;
    case v1::CONVERSATION_STATUS_CLOSED: return conversation::Status::kClosed;
    default: return conversation::Status::kUnknown;
  }
}

conversation::Priority PriorityOf(v1::Priority priority) {
  switch (priority) {
    case v1::PRIORITY_LOW: return conversation::Priority::kLow;
    case v1::PRIORITY_MEDIUM: return conversation::Priority::kMedium;
    case v1::PRIORITY_HIGH: return conversation::Priority::kHigh;
    case v1::PRIORITY_URGENT: return conversation::Priority::kUrgent;
    default: return conversation::Priority::kUnset;
  }
}

// Slot numbers of the contract are those of the enumeration plus one.
v1::Slot ToProto(Slot slot) { return static_cast<v1::Slot>(static_cast<int>(slot) + 1); }

void PutIds(const v1::Ticket& ticket, Plan* plan) {
  plan->tenant = ticket.tenant();
  plan->conversation_id = ticket.conversation_id();
  plan->turn_id = ticket.turn_id();
  plan->helpdesk = ticket.helpdesk().name();
  plan->ticket_id = ticket.helpdesk().ticket_id();
  if (plan->helpdesk.empty() || plan->ticket_id.empty()) {
    // A ticket of ids only: the conversation id is made of both.
    const std::pair<std::string, std::string> parts = absl::StrSplit(ticket.conversation_id(), absl::MaxSplits(':', 1));
    plan->helpdesk = parts.first;
    plan->ticket_id = parts.second;
  }
}

void PutDecision(const v1::Decision& decision, Plan* plan) {
  plan->kind = KindOf(decision.kind());
  plan->mode = ModeOf(decision.mode());
  plan->reasons.assign(decision.reasons().begin(), decision.reasons().end());
  const v1::Plan& slots = decision.plan();
  plan->public_text = slots.public_message().text();
  plan->draft = slots.public_message().draft();
  plan->note = slots.note().text();
  plan->tags.assign(slots.tags().begin(), slots.tags().end());
  plan->fields = {.team_id = slots.fields().team_id(),
                  .priority = PriorityOf(slots.fields().priority()),
                  .status = StatusOf(slots.fields().status())};
}

// A stranger's words: nothing in them is a link where people work.
std::string Quoted(absl::string_view words, const policy::Policy* policy) {
  static const auto* const kNoHosts = new std::vector<std::string>();
  return text::WithoutLinks(words, policy == nullptr ? *kNoHosts : policy->link_hosts);
}

std::string Transcript(const v1::Ticket& ticket, const policy::Policy* policy) {
  std::string text;
  const auto add = [&](const v1::Message& message) {
    const bool ours = message.role() != v1::ROLE_CUSTOMER;
    absl::StrAppend(&text, text.empty() ? "" : "\n\n", ours ? "Firstline:\n" : "Customer:\n",
                    ours ? message.text() : Quoted(message.text(), policy));
  };
  for (const v1::Message& message : ticket.history()) add(message);
  for (const v1::Message& message : ticket.turn().messages()) add(message);
  return text;
}

// A person works on the conversation in a helpdesk, where nobody sees what is written through the API.
std::string ForwardingNote(const v1::Ticket& ticket, const policy::Policy* policy) {
  return absl::StrCat("The customer wrote again through the API. All that came since the last reply:\n\n",
                      Quoted(ticket.turn().text(), policy));
}

void PutOrigin(const v1::Ticket& ticket, const policy::Policy* policy, Plan* plan) {
  if (!ticket.helpdesk().has_api()) return;
  Origin origin;
  origin.customer_name = Quoted(ticket.customer().name(), policy);
  origin.customer_email = ticket.customer().email();
  origin.subject = Quoted(ticket.conversation().subject(), policy);
  origin.text = Transcript(ticket, policy);
  origin.helpdesk = ticket.helpdesk().api().hand_off().helpdesk();
  origin.ticket_id = ticket.helpdesk().api().hand_off().ticket_id();
  if (plan->kind == Kind::kIgnore && !origin.ticket_id.empty()) plan->note = ForwardingNote(ticket, policy);
  plan->origin = std::move(origin);
}

absl::Duration QuietOf(const policy::Policy* policy, v1::Channel channel) {
  if (policy == nullptr) return absl::ZeroDuration();
  return channel == v1::CHANNEL_CHAT ? policy->quiet_chat : policy->quiet_mail;
}

std::string TeamFor(const policy::Policy* policy, const std::string& helpdesk, const std::string& intent) {
  if (policy == nullptr || policy->teams.empty()) return "";
  // People work on conversations of the API elsewhere.
  const std::string& desk = helpdesk == policy::kApi ? policy->api.hand_off_to : helpdesk;
  for (const policy::Team& team : policy->teams) {
    if (std::find(team.skills.begin(), team.skills.end(), intent) != team.skills.end()) return team.GroupIn(desk);
  }
  return policy->teams.front().GroupIn(desk);
}

// Nobody would get a word although somebody should.
bool LeavesEverybodyAlone(const Plan& plan) {
  if (plan.mode == Mode::kOff || plan.kind == Kind::kIgnore) return false;
  const SlotSet slots = SlotsOf(plan);
  return plan.kind == Kind::kHandOff ? slots.empty() : !slots.Has(Slot::kPublicMessage) && !slots.Has(Slot::kNote);
}

Plan OwnHandOff(Plan plan, const policy::Policy* policy, absl::string_view reason) {
  plan.public_text.clear();
  if (plan.fields.team_id.empty()) plan.fields.team_id = TeamFor(policy, plan.helpdesk, plan.intent);
  if (plan.reasons.empty()) plan.reasons = {"stage_failure"};
  return QuietHandOff(plan, reason);
}

}  // namespace

Plan PlanOf(const v1::Ticket& ticket, const policy::Policy* policy, absl::Time written_at) {
  Plan plan;
  PutIds(ticket, &plan);
  plan.anchor_message_id = ticket.turn().anchor_message_id();
  plan.turn_number = ticket.turn().number();
  plan.intent = ticket.classification().intent();
  plan.emitted_at = ticket.times().has_emitted_at() ? TimeOf(ticket.times().emitted_at()) : written_at;
  plan.status_at_cut = StatusOf(ticket.conversation().status());
  plan.known_hand_off = ticket.state().hand_off_turn_id();
  plan.replay = ticket.replay();
  plan.superseded_by = ticket.superseded_by();

  if (!ticket.has_decision()) {
    plan.kind = Kind::kHandOff;
    plan.mode = policy == nullptr ? Mode::kHuman : AllowedMode(policy->autonomy, plan.intent);
    PutOrigin(ticket, policy, &plan);
    return OwnHandOff(std::move(plan), policy, "no_decision");
  }
  PutDecision(ticket.decision(), &plan);
  PutOrigin(ticket, policy, &plan);
  if (LeavesEverybodyAlone(plan)) return OwnHandOff(std::move(plan), policy, "no_plan");

  if (ticket.decision().plan().has_not_before()) {
    plan.not_before = TimeOf(ticket.decision().plan().not_before());
  } else if (ticket.times().has_last_accepted_at()) {
    const absl::Time last = TimeOf(ticket.times().last_accepted_at());
    const absl::Time first = ticket.times().has_first_accepted_at() ? TimeOf(ticket.times().first_accepted_at()) : last;
    plan.not_before = NotBefore(plan.kind, first, last, QuietOf(policy, ticket.channel()));
  }
  return plan;
}

bool EntryOf(const v1::EffectRecord& record, Entry* entry) {
  *entry = {};
  switch (record.phase()) {
    case v1::EFFECT_PHASE_PLANNED: entry->phase = Phase::kPlanned; break;
    case v1::EFFECT_PHASE_INTENT: entry->phase = Phase::kIntent; break;
    case v1::EFFECT_PHASE_CONFIRMED: entry->phase = Phase::kConfirmed; break;
    case v1::EFFECT_PHASE_NOT_DONE: entry->phase = Phase::kNotDone; break;
    case v1::EFFECT_PHASE_UNKNOWN: entry->phase = Phase::kUnknown; break;
    case v1::EFFECT_PHASE_AMBIGUOUS: entry->phase = Phase::kAmbiguous; break;
    case v1::EFFECT_PHASE_ENDED: entry->phase = Phase::kEnded; break;
    default: return false;
  }
  for (const int slot : record.slots()) {
    if (slot >= v1::SLOT_PUBLIC_MESSAGE && slot <= v1::SLOT_FIELDS) entry->slots.Add(static_cast<Slot>(slot - 1));
  }
  const bool is_call = entry->phase != Phase::kPlanned && entry->phase != Phase::kEnded;
  if (is_call && entry->slots.empty()) return false;
  entry->attempt = record.attempt();
  entry->at = TimeOf(record.at());
  entry->code = record.code();
  entry->remote_id = record.remote_id();
  entry->end = EndOf(record.end());
  entry->reasons.assign(record.reasons().begin(), record.reasons().end());
  entry->hand_off = record.hand_off();
  return true;
}

v1::EffectRecord ToProto(const Entry& entry, const Plan& plan) {
  v1::EffectRecord record;
  record.set_tenant(plan.tenant);
  record.set_conversation_id(plan.conversation_id);
  record.set_turn_id(plan.turn_id);
  switch (entry.phase) {
    case Phase::kPlanned: record.set_phase(v1::EFFECT_PHASE_PLANNED); break;
    case Phase::kIntent: record.set_phase(v1::EFFECT_PHASE_INTENT); break;
    case Phase::kConfirmed: record.set_phase(v1::EFFECT_PHASE_CONFIRMED); break;
    case Phase::kNotDone: record.set_phase(v1::EFFECT_PHASE_NOT_DONE); break;
    case Phase::kUnknown: record.set_phase(v1::EFFECT_PHASE_UNKNOWN); break;
    case Phase::kAmbiguous: record.set_phase(v1::EFFECT_PHASE_AMBIGUOUS); break;
    case Phase::kEnded: record.set_phase(v1::EFFECT_PHASE_ENDED); break;
  }
  for (const Slot slot : entry.slots.List()) record.add_slots(ToProto(slot));
  record.set_attempt(entry.attempt);
  *record.mutable_at() = ToProto(entry.at);
  record.set_remote_id(entry.remote_id);
  record.set_code(entry.code);
  record.set_end(ToProto(entry.end));
  for (const std::string& reason : entry.reasons) record.add_reasons(reason);
  record.set_hand_off(entry.hand_off);
  return record;
}

v1::Outcome OutcomeOf(const Plan& plan, const Ledger& ledger, const Ending& ending, Mode mode, absl::Time now) {
  v1::Outcome outcome;
  outcome.set_end(ToProto(ending.end));
  for (const std::string& reason : ending.reasons) outcome.add_reasons(reason);
  *outcome.mutable_ended_at() = ToProto(now);
  for (const Slot slot : kAllSlots) {
    const Ledger::Attempt* attempt = ledger.Deciding(slot);
    if (attempt == nullptr || attempt->state != SlotState::kConfirmed) continue;
    v1::Effect* effect = outcome.add_effects();
    effect->set_effect_id(EffectId(plan.turn_id, SlotName(slot)));
    effect->set_slot(ToProto(slot));
    effect->set_remote_id(attempt->remote_id);
    *effect->mutable_confirmed_at() = ToProto(attempt->at);
    if (slot != Slot::kPublicMessage) continue;
    for (const Mode sent : {Mode::kNote, Mode::kDraft, Mode::kAuto, Mode::kHuman}) {
      if (attempt->mode == policy::ModeName(sent)) mode = sent;
    }
  }
  outcome.set_effective_mode(ToProto(mode));
  return outcome;
}

v1::End ToProto(End end) {
  switch (end) {
    case End::kNone: return v1::END_UNSPECIFIED;
    case End::kReplied: return v1::END_REPLIED;
    case End::kDrafted: return v1::END_DRAFTED;
    case End::kHandedOff: return v1::END_HANDED_OFF;
    case End::kIgnored: return v1::END_IGNORED;
    case End::kSuperseded: return v1::END_SUPERSEDED;
  }
  return v1::END_UNSPECIFIED;
}

End EndOf(v1::End end) {
  switch (end) {
    case v1::END_REPLIED: return End::kReplied;
    case v1::END_DRAFTED: return End::kDrafted;
    case v1::END_HANDED_OFF: return End::kHandedOff;
    case v1::END_IGNORED: return End::kIgnored;
    case v1::END_SUPERSEDED: return End::kSuperseded;
    default: return End::kNone;
  }
}

}  // namespace firstline::dispatcher
