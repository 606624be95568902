#include "common/api_channel/outcome.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/policy/policy.h"

namespace firstline::api_channel {
namespace {

v1::ApiStatus StatusOf(v1::End end) {
  switch (end) {
    case v1::END_REPLIED: return v1::API_STATUS_REPLIED;
    case v1::END_DRAFTED: return v1::API_STATUS_DRAFTED;
    case v1::END_HANDED_OFF: return v1::API_STATUS_HANDED_OFF;
    case v1::END_IGNORED: return v1::API_STATUS_IGNORED;
    default: return v1::API_STATUS_UNSPECIFIED;
  }
}

const v1::Effect* EffectIn(const v1::Outcome& outcome, v1::Slot slot) {
  const auto& effects = outcome.effects();
  const auto found =
      std::find_if(effects.begin(), effects.end(), [&](const v1::Effect& effect) { return effect.slot() == slot; });
  return found == effects.end() ? nullptr : &*found;
}

// A hand-off's text always goes out as such; everything else only in mode auto.
bool WasDraft(const v1::Ticket& ticket) {
  if (ticket.decision().kind() == v1::DECISION_KIND_HAND_OFF) return false;
  return ticket.decision().plan().public_message().draft() || ticket.outcome().effective_mode() != v1::MODE_AUTO;
}

void AddSources(const v1::Ticket& ticket, v1::ApiOutcome& outcome) {
  const auto& cited = ticket.decision().plan().public_message().article_ids();
  for (const v1::Source& source : ticket.answer().sources()) {
    if (std::find(cited.begin(), cited.end(), source.article_id()) != cited.end()) *outcome.add_sources() = source;
  }
}

}  // namespace

bool IsApiConversation(absl::string_view conversation_id) {
  return absl::ConsumePrefix(&conversation_id, policy::kApi) && absl::StartsWith(conversation_id, ":");
}

absl::string_view TicketIdOf(absl::string_view conversation_id) {
  return conversation_id.substr(std::min(conversation_id.find(':'), conversation_id.size() - 1) + 1);
}

v1::ApiOutcome OutcomeOf(const v1::Ticket& ticket) {
  v1::ApiOutcome outcome;
  const v1::Plan& plan = ticket.decision().plan();
  outcome.set_turn_id(ticket.turn_id());
  outcome.set_status(StatusOf(ticket.outcome().end()));
  *outcome.mutable_reasons() = ticket.outcome().reasons();
  *outcome.mutable_at() = ticket.outcome().ended_at();
  if (const v1::Effect* said = EffectIn(ticket.outcome(), v1::SLOT_PUBLIC_MESSAGE); said != nullptr) {
    if (WasDraft(ticket)) {
      outcome.set_draft(plan.public_message().text());
    } else {
      outcome.set_text(plan.public_message().text());
      outcome.set_message_id(said->effect_id());
    }
    AddSources(ticket, outcome);
  } else if (ticket.outcome().end() == v1::END_DRAFTED) {
    outcome.set_draft(plan.note().text());
  }
  if (ticket.outcome().end() == v1::END_HANDED_OFF) outcome.set_team(plan.fields().team());
  return outcome;
}

std::optional<v1::HandOffTicket> HandOffOf(const v1::Ticket& ticket) {
  if (ticket.outcome().end() != v1::END_HANDED_OFF) return std::nullopt;
  for (const v1::Effect& effect : ticket.outcome().effects()) {
    const size_t colon = effect.remote_id().find(':');
    if (effect.slot() == v1::SLOT_PUBLIC_MESSAGE || colon == std::string::npos) continue;
    v1::HandOffTicket opened;
    opened.set_helpdesk(effect.remote_id().substr(0, colon));
    opened.set_ticket_id(effect.remote_id().substr(colon + 1));
    return opened;
  }
  return std::nullopt;
}

std::string HandOffRemoteId(absl::string_view helpdesk, absl::string_view ticket_id) {
  return absl::StrCat(helpdesk, ":", ticket_id);
}

}  // namespace firstline::api_channel
