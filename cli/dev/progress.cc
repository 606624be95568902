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
    case v1::END_REPLIED: return "replied";
    case v1::END_DRAFTED: return "drafted";
    case v1::END_HANDED_OFF: return "handed_off";
    case v1::END_IGNORED: return "ignored";
    case v1::END_SUPERSEDED: return "superseded";
    case v1::END_DEAD_LETTER: return "dead_letter";
    default: return "";
  }
}

TicketProgress& Progress::Add(const std::string& id, const std::string& conversation_id) {
  TicketProgress& ticket = by_conversation_[conversation_id];
  ticket.id = id;
  ticket.conversation_id = conversation_id;
  return ticket;
}

TicketProgress& Progress::OfConversation(const std::string& conversation_id) {
  return by_conversation_[conversation_id];
}

std::string Progress::NameOf(const std::string& conversation_id) const {
  const auto found = by_conversation_.find(conversation_id);
  return found == by_conversation_.end() || found->second.id.empty() ? conversation_id : found->second.id;
}

std::map<std::string, const TicketProgress*> Progress::tickets() const {
  std::map<std::string, const TicketProgress*> tickets;
  for (const auto& [conversation_id, ticket] : by_conversation_) {
    if (!ticket.id.empty()) tickets[ticket.id] = &ticket;
  }
  return tickets;
}

void Progress::Received(const v1::Ticket& ticket) {
  TurnProgress& turn = OfConversation(ticket.conversation_id()).turns[ticket.turn_id()];
  turn.turn_id = ticket.turn_id();
  if (ticket.turn().number() > 0) turn.number = ticket.turn().number();
  if (!turn.ended) turn.ticket = ticket;
}

const TurnProgress* Progress::Dispatched(const v1::Ticket& ticket) {
  if (EndName(ticket.outcome().end()).empty()) return nullptr;
  TurnProgress& turn = OfConversation(ticket.conversation_id()).turns[ticket.turn_id()];
  const bool before = turn.ended;
  turn.turn_id = ticket.turn_id();
  if (ticket.turn().number() > 0) turn.number = ticket.turn().number();
  turn.ended = true;
  turn.ticket = ticket;
  return before ? nullptr : &turn;
}

void Progress::State(const v1::ConversationState& state) {
  TicketProgress& progress = OfConversation(state.conversation_id());
  progress.seen_messages.insert(state.seen_message_ids().begin(), state.seen_message_ids().end());
  progress.last_turn_id = state.last_turn_id();
}

bool Progress::AllEnded() const {
  return std::all_of(by_conversation_.begin(), by_conversation_.end(),
                     [](const auto& entry) { return entry.second.id.empty() || entry.second.Ended(); });
}

}  // namespace firstline::dev
