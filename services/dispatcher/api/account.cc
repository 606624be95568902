#include "services/dispatcher/api/account.h"

#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/api_channel/outcome.h"
#include "common/base/ids.h"

namespace firstline::dispatcher {
namespace {

// Nothing of it is visible twice: a message is a record, a ticket has its effect id. Only a note for the team may,
// after a crash at the wrong moment, stand in its ticket twice.
constexpr CallGroup kGroups[] = {
    {.slots = {Slot::kPublicMessage}, .guarded = true, .idempotent = true},
    {.slots = {Slot::kFields, Slot::kTags, Slot::kNote}, .guarded = false, .idempotent = true},
};
constexpr int kUpdatesPerMinute = 1'000'000;  // of our own log
constexpr char kNoSubject[] = "Question from the API";

CallOutcome Confirmed(std::string remote_id = "") {
  return {.phase = Phase::kConfirmed, .remote_id = std::move(remote_id)};
}

// What the desk says, in terms of this account: its trouble must not hold back the replies of the API, and a ticket it
// does not know is not the conversation.
CallOutcome Translated(CallOutcome outcome) {
  if (outcome.phase == Phase::kConfirmed) return outcome;
  outcome.retry_after = absl::ZeroDuration();
  if (outcome.code == "UNAUTHENTICATED" || outcome.code == "PERMISSION_DENIED") outcome.code = "UNAVAILABLE";
  if (outcome.code == "NOT_FOUND" || outcome.code == "FAILED_PRECONDITION") outcome.code = "INVALID_ARGUMENT";
  return outcome;
}

bool IsRefused(const CallOutcome& outcome) {
  return outcome.phase == Phase::kNotDone && outcome.code == "INVALID_ARGUMENT";
}

}  // namespace

ApiAccount::ApiAccount(std::string tenant, std::string desk_name, absl::StatusOr<std::shared_ptr<Helpdesk>> desk,
                       ApiThreads& threads)
    : tenant_(std::move(tenant)), desk_name_(std::move(desk_name)), desk_(std::move(desk)), threads_(threads) {}

absl::Span<const CallGroup> ApiAccount::groups() const { return kGroups; }

int ApiAccount::updates_per_minute() const { return kUpdatesPerMinute; }

absl::StatusOr<conversation::Thread> ApiAccount::Read(absl::string_view ticket_id) {
  return threads_.Read(tenant_, ticket_id);
}

absl::Duration ApiAccount::RetryAfterOf(const absl::Status&) const { return absl::ZeroDuration(); }

CallOutcome ApiAccount::Call(const CallInput& input) {
  if (input.slots.Has(Slot::kPublicMessage)) {
    return Confirmed(EffectId(input.content.turn_id, SlotName(Slot::kPublicMessage)));
  }
  const bool forwards = input.content.origin.has_value() && !input.content.origin->ticket_id.empty() &&
                        input.slots.Has(Slot::kNote) && !input.content.note.empty();
  if (input.content.kind == Kind::kHandOff || forwards) return AskAPerson(input);
  return Confirmed();  // a note, tags or a status of a conversation that only the record shows
}

CallOutcome ApiAccount::AskAPerson(const CallInput& input) {
  if (desk_name_.empty()) return Confirmed();  // the record says handed_off, and whoever posted it reads it there
  if (!desk_.ok()) return {.phase = Phase::kNotDone, .code = "UNAVAILABLE", .error = "desk_unknown"};
  const std::optional<Origin>& origin = input.content.origin;
  if (origin.has_value() && !origin->ticket_id.empty()) return Translated(AddNote(input, *origin));
  return Translated(OpenTicket(input));
}

CallOutcome ApiAccount::OpenTicket(const CallInput& input) {
  const Plan& content = input.content;
  const Origin origin = content.origin.value_or(Origin());
  NewTicket ticket;
  ticket.effect_id = EffectId(content.turn_id, "hand_off");
  ticket.external_id = content.conversation_id;
  ticket.customer_name = origin.customer_name;
  ticket.customer_email = origin.customer_email;
  ticket.subject = origin.subject.empty() ? kNoSubject : origin.subject;
  ticket.text = absl::StrCat(content.note, content.note.empty() ? "" : "\n\n", origin.text);
  ticket.tags = content.tags;
  ticket.fields = content.fields;
  ticket.not_after = input.not_after;
  CallOutcome outcome = (*desk_)->Open(ticket);
  if (IsRefused(outcome)) {
    // Somebody must be asked, if need be without customer, team and priority.
    ticket.effect_id = EffectId(content.turn_id, "hand_off_bare");
    ticket.text = absl::StrCat("Customer: ", origin.customer_name, " ", origin.customer_email, "\n\n", ticket.text);
    ticket.customer_name.clear();
    ticket.customer_email.clear();
    ticket.fields = {};
    outcome = (*desk_)->Open(ticket);
  }
  if (outcome.phase == Phase::kConfirmed) {
    outcome.remote_id = api_channel::HandOffRemoteId(desk_name_, outcome.remote_id);
  }
  return outcome;
}

CallOutcome ApiAccount::AddNote(const CallInput& input, const Origin& origin) {
  if (origin.helpdesk != desk_name_) {
    return {.phase = Phase::kNotDone, .code = "INVALID_ARGUMENT", .error = "desk_changed"};
  }
  if (input.content.note.empty()) return Confirmed();
  Plan note;
  note.turn_id = input.content.turn_id;
  note.ticket_id = origin.ticket_id;
  note.note = input.content.note;
  return (*desk_)->Call({.content = note, .slots = {Slot::kNote}, .stamp = "", .not_after = input.not_after});
}

absl::StatusOr<std::shared_ptr<Helpdesk>> HelpdesksWithApi::Find(const policy::Policy& policy,
                                                                 absl::string_view helpdesk) {
  if (helpdesk != policy::kApi || !policy.api.enabled) return others_.Find(policy, helpdesk);
  const std::string& desk_name = policy.api.hand_off_to;
  absl::StatusOr<std::shared_ptr<Helpdesk>> desk = nullptr;
  if (!desk_name.empty()) desk = others_.Find(policy, desk_name);
  return std::make_shared<ApiAccount>(policy.tenant, desk_name, std::move(desk), threads_);
}

}  // namespace firstline::dispatcher
