#include "services/escalation/server.h"

#include "common/runtime/grpc_server.h"
#include "services/escalation/core/explicit_request.h"
#include "services/escalation/stage.h"
#include "services/escalation/wire.h"

namespace firstline::escalation {

grpc::ServerUnaryReactor* Server::Decide(grpc::CallbackServerContext* context, const v1::DecideRequest* request,
                                         v1::DecideResponse* response) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  *response->mutable_ticket() = request->ticket();
  const bool asks = AsksWithoutClassification(FactsOf(request->ticket(), Trigger::kExplicitRequest, clock_.Now()));
  const Trigger trigger = asks ? Trigger::kExplicitRequest : Trigger::kAnswered;
  reactor->Finish(runtime::ToGrpc(DecideTicket(policies_, trigger, clock_.Now(), *response->mutable_ticket())));
  return reactor;
}

}  // namespace firstline::escalation
