#include "cli/dev/progress.h"

#include <algorithm>

namespace firstline::dev {

bool TicketProgress::Ended() const {
  if (!played || !seen_messages.contains(last_customer_message)) return false;
  if (!last_turn_id.empty() && !turns.contains(last_turn_id)) return false;
  return std::all_of(turns.begin(), turns.end(), [](const auto& entry) { return entry.second.ended; });
}

std::vector<const TurnProgress*> TicketProgress::InOrder() const {
  std::vector<const TurnProgress*> ordered;
  for (const auto& [turn_id, turn] : turns) ordered.push_back(&turn);
  std::sort(ordered.begin(), ordered.end(),
            [](const TurnProgress* a, const TurnProgress* b) { return a->number < b->number; });
  return ordered;
}

std::string EndName(v1::End end) {
  switch (end) {
    case v1::END_REPLIED:
      return "replied";
    case v1::END_DRAFTED:
      return "drafted";
    case v1::END_HANDED_OFF:
      return "handed_off";
    case v1::END_IGNORED:
      return "ignored";
    case v1::END_SUPERSEDED:
      return "superseded";
    case v1::END_DEAD_LETTER:
      return "dead_letter";
    default:
      return "";
  }
}

TicketProgress& Progress::Add(const std::string& id, const std::string& remote_id) {
  TicketProgress& ticket = tickets_[id];
  ticket.id = id;
  ticket.remote_id = remote_id;
  id_by_remote_[remote_id] = id;
  return ticket;
}

TicketProgress* Progress::Find(const std::string& id) {
  const auto found = tickets_.find(id);
  return found == tickets_.end() ? nullptr : &found->second;
}

TicketProgress* Progress::OfConversation(const std::string& conversation_id) {
  const size_t colon = conversation_id.find(':');
  return colon == std::string::npos ? nullptr : Find(IdOf(conversation_id.substr(colon + 1)));
}

std::string Progress::IdOf(const std::string& remote_id) const {
  const auto found = id_by_remote_.find(remote_id);
  return found == id_by_remote_.end() ? "" : found->second;
}

void Progress::Received(const v1::Ticket& ticket) {
  TicketProgress* const progress = OfConversation(ticket.conversation_id());
  if (progress == nullptr) return;
  TurnProgress& turn = progress->turns[ticket.turn_id()];
  turn.turn_id = ticket.turn_id();
  if (ticket.turn().number() > 0) turn.number = ticket.turn().number();
  if (!turn.ended) turn.ticket = ticket;
}

const TurnProgress* Progress::Dispatched(const v1::Ticket& ticket) {
  TicketProgress* const progress = OfConversation(ticket.conversation_id());
  if (progress == nullptr || EndName(ticket.outcome().end()).empty()) return nullptr;
  TurnProgress& turn = progress->turns[ticket.turn_id()];
  const bool before = turn.ended;
  turn.turn_id = ticket.turn_id();
  if (ticket.turn().number() > 0) turn.number = ticket.turn().number();
  turn.ended = true;
  turn.ticket = ticket;
  return before ? nullptr : &turn;
}

void Progress::State(const v1::ConversationState& state) {
  TicketProgress* const progress = OfConversation(state.conversation_id());
  if (progress == nullptr) return;
  progress->seen_messages.insert(state.seen_message_ids().begin(), state.seen_message_ids().end());
  progress->last_turn_id = state.last_turn_id();
}

bool Progress::AllEnded() const {
  return std::all_of(tickets_.begin(), tickets_.end(), [](const auto& entry) { return entry.second.Ended(); });
}

}  // namespace firstline::dev
