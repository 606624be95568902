#include "services/responder/server.h"

#include <grpcpp/grpcpp.h>

#include "common/runtime/grpc_server.h"
#include "firstline/v1/responder_service.grpc.pb.h"

namespace firstline::responder {
namespace {

class Server : public v1::ResponderService::CallbackService {
 public:
  explicit Server(const Filler& filler) : filler_(filler) {}

  grpc::ServerUnaryReactor* Respond(grpc::CallbackServerContext* context, const v1::RespondRequest* request,
                                    v1::RespondResponse* response) override {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(runtime::ToGrpc(Answer(*request, *response)));
    return reactor;
  }

 private:
  absl::Status Answer(const v1::RespondRequest& request, v1::RespondResponse& response) const {
    if (request.ticket().tenant().empty()) return absl::InvalidArgumentError("ticket without a tenant");
    *response.mutable_ticket() = request.ticket();
    return filler_.Fill(*response.mutable_ticket());
  }

  const Filler& filler_;
};

}  // namespace

std::shared_ptr<grpc::Service> MakeServer(const Filler& filler) { return std::make_shared<Server>(filler); }

}  // namespace firstline::responder
