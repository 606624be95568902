#include "services/escalation/server.h"

#include "common/runtime/grpc_server.h"
#include "services/escalation/core/human_request.h"
#include "services/escalation/stage.h"

namespace firstline::escalation {

grpc::ServerUnaryReactor* Server::Decide(grpc::CallbackServerContext* context, const v1::DecideRequest* request,
                                         v1::DecideResponse* response) {
  grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
  *response->mutable_ticket() = request->ticket();
  const Trigger trigger = AsksForPerson(request->ticket().turn().text()) ? Trigger::kExplicitRequest : Trigger::kAnswered;
  reactor->Finish(runtime::ToGrpc(DecideTicket(policies_, trigger, clock_.Now(), *response->mutable_ticket())));
  return reactor;
}

}  // namespace firstline::escalation
