#include "services/ingest/server.h"

#include "common/base/ids.h"
#include "common/conversation/thread.h"
#include "common/runtime/grpc_server.h"
#include "services/ingest/core/turn.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {

absl::Status ReduceTicket(v1::Ticket& ticket) {
  if (ticket.tenant().empty() || ticket.conversation_id().empty()) {
    return absl::InvalidArgumentError("want tenant and conversation_id");
  }
  const conversation::Thread thread = ThreadOf(ticket);
  const conversation::Reduction reduction = conversation::Reduce(thread);
  if (reduction.anchor == nullptr) {
    return absl::InvalidArgumentError("no customer message is unanswered, want one in history or turn.messages");
  }
  Turn turn;
  turn.anchor_message_id = reduction.anchor->id;
  turn.number = ticket.turn().number();
  CutMessages(reduction, turn);
  ticket.set_turn_id(TurnId(ticket.tenant(), ticket.conversation_id(), turn.anchor_message_id));
  ticket.clear_truncated();
  SetTurn(turn, ticket);
  return absl::OkStatus();
}

grpc::ServerUnaryReactor* Server::Reduce(grpc::CallbackServerContext* context, const v1::ReduceRequest* request,
                                         v1::ReduceResponse* response) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  *response->mutable_ticket() = request->ticket();
  reactor->Finish(runtime::ToGrpc(ReduceTicket(*response->mutable_ticket())));
  return reactor;
}

}  // namespace firstline::ingest
