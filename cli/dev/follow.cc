#include "cli/dev/follow.h"

#include "common/base/status_macros.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_record.h"

namespace firstline::dev {

absl::StatusOr<std::unique_ptr<Follower>> Follower::Open(const kafka::ClientOptions& client) {
  auto follower = std::make_unique<Follower>();
  FL_ASSIGN_OR_RETURN(follower->received_, kafka::LogReader::Open(client, kafka::kReceived));
  FL_ASSIGN_OR_RETURN(follower->dispatched_, kafka::LogReader::Open(client, kafka::kDispatched));
  FL_ASSIGN_OR_RETURN(follower->states_, kafka::LogReader::Open(client, kafka::kStates));
  return follower;
}

void Follower::Poll(Progress& progress, const OnEnded& on_ended, absl::Duration wait) {
  received_->Poll(
      [&](const kafka::Record& record) {
        if (const auto ticket = runtime::ReadTicket(record); ticket.ok()) progress.Received(*ticket);
      },
      absl::ZeroDuration());
  states_->Poll(
      [&](const kafka::Record& record) {
        v1::ConversationState state;
        if (record.value.has_value() && state.ParseFromString(*record.value)) progress.State(state);
      },
      absl::ZeroDuration());
  dispatched_->Poll(
      [&](const kafka::Record& record) {
        const auto ticket = runtime::ReadTicket(record);
        if (!ticket.ok()) return;
        const TurnProgress* const ended = progress.Dispatched(*ticket);
        if (ended != nullptr) on_ended(progress.NameOf(ticket->conversation_id()), *ended);
      },
      wait);
}

}  // namespace firstline::dev
