#include "services/escalation/server.h"

#include <utility>

#include "common/runtime/grpc_server.h"
#include "firstline/v1/escalation_service.grpc.pb.h"
#include "services/escalation/stage.h"

namespace firstline::escalation {
namespace {

class Server : public v1::EscalationService::CallbackService {
 public:
  Server(Lookups lookups, const Clock& clock) : lookups_(std::move(lookups)), clock_(clock) {}

  grpc::ServerUnaryReactor* Decide(grpc::CallbackServerContext* context, const v1::DecideRequest* request,
                                   v1::DecideResponse* response) override {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    *response->mutable_ticket() = request->ticket();
    reactor->Finish(runtime::ToGrpc(Fill(*response->mutable_ticket())));
    return reactor;
  }

 private:
  absl::Status Fill(v1::Ticket& ticket) const {
    if (ticket.tenant().empty()) return absl::InvalidArgumentError("the ticket names no tenant");
    return DecideTicket(lookups_, Trigger::kAnswered, clock_.Now(), ticket);
  }

  const Lookups lookups_;
  const Clock& clock_;
};

}  // namespace

std::shared_ptr<grpc::Service> MakeServer(Lookups lookups, const Clock& clock) {
  return std::make_shared<Server>(std::move(lookups), clock);
}

}  // namespace firstline::escalation
