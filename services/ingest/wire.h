#pragma once

// Protobuf <-> core types: the only file that sees both.

#include <string>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/conversation/thread.h"
#include "firstline/v1/conversation.pb.h"
#include "firstline/v1/events.pb.h"
#include "firstline/v1/ticket.pb.h"
#include "services/ingest/core/fold.h"
#include "services/ingest/core/fold_outcome.h"
#include "services/ingest/core/state.h"
#include "services/ingest/core/turn.h"

namespace firstline::ingest {

// Bounds of what the thread contributes to a ticket, in bytes; see the fields' comments in the contracts.
inline constexpr size_t kSubjectMax = 1024;
inline constexpr size_t kFieldMax = 256;  // names, e-mail, tags, attribute names and values
inline constexpr size_t kTagsMax = 100;
inline constexpr size_t kAttributesMax = 50;

google::protobuf::Timestamp ToProto(absl::Time time);           // infinite times give the epoch
absl::Time FromProto(const google::protobuf::Timestamp& time);  // any value

v1::Message ToProto(const conversation::Message& message);
conversation::Message FromProto(const v1::Message& message);
v1::Channel ChannelToProto(absl::string_view channel);  // of a name in the policy's vocabulary
absl::string_view ChannelName(v1::Channel channel);     // the other way; "" for unspecified

v1::ConversationState ToProto(const State& state);
State FromProto(const v1::ConversationState& proto);

// What a ticket needs beyond turn and thread.
struct TicketContext {
  std::string tenant, conversation_id;
  std::string helpdesk;  // name in the policy
  std::string vendor;
  std::string policy_version;
  std::string traceparent;         // of the event, or ""
  const ApiThread* api = nullptr;  // of a conversation of Firstline's own API
};

// The ticket as `turns` emits it, at most about 200 KiB. What is cut is named in `truncated`.
v1::Ticket ToTicket(const TicketContext& context, const conversation::Thread& thread, const Turn& turn);

v1::FeedbackEvent ToProto(const Feedback& feedback, const State& state, absl::Time now);

// What a dispatched ticket says about its turn. A ticket of ids only is enough.
TurnOutcome OutcomeOf(const v1::Ticket& ticket);

// For the RPC: the conversation in a ticket (history, then the turn's messages) as a thread, and the turn written back.
conversation::Thread ThreadOf(const v1::Ticket& ticket);
void SetTurn(const Turn& turn, v1::Ticket& ticket);

}  // namespace firstline::ingest
