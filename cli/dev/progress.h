#pragma once

// What is known about the tickets being played: folded from `tickets.received`, `tickets.dispatched` and
// `conversations.state`. Pure.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "firstline/v1/conversation.pb.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::dev {

// One turn; `outcome` is there once it ended.
struct TurnProgress {
  std::string turn_id;
  int number = 0;
  bool ended = false;
  v1::Ticket ticket;  // the newest record seen: with outcome once ended
};

struct TicketProgress {
  std::string id;                     // of the tickets file
  std::string conversation_id;        // "<helpdesk name>:<the helpdesk's ticket id>"
  bool played = false;                // all messages were posted
  std::string last_customer_message;  // the helpdesk's id of the last one posted
  std::map<std::string, TurnProgress> turns;
  std::set<std::string> seen_messages;  // ids `turns` knows
  std::string last_turn_id;

  // Every message was looked at and every turn that came of it ended.
  bool Ended() const;
  // Turns by number.
  std::vector<const TurnProgress*> InOrder() const;
};

// Name of an end as the journal writes it: replied, drafted, handed_off, ignored, superseded, dead_letter; "" for none.
std::string EndName(v1::End end);

class Progress {
 public:
  // Tells which conversation ticket `id` became. Records may have come before: a hand-off takes 50 ms.
  TicketProgress& Add(const std::string& id, const std::string& conversation_id);

  // Records of the topics, in any order. Dispatched returns the turn that ended by it, or nullptr when it had ended
  // before.
  void Received(const v1::Ticket& ticket);
  const TurnProgress* Dispatched(const v1::Ticket& ticket);
  void State(const v1::ConversationState& state);

  bool AllEnded() const;
  // The tickets that were added, by id of the tickets file.
  std::map<std::string, const TicketProgress*> tickets() const;
  // Id of the tickets file for a conversation; the conversation id while none was added.
  std::string NameOf(const std::string& conversation_id) const;

 private:
  TicketProgress& OfConversation(const std::string& conversation_id);

  std::map<std::string, TicketProgress> by_conversation_;
};

}  // namespace firstline::dev
