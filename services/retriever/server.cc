#include "services/retriever/server.h"

#include <grpcpp/grpcpp.h>

#include <utility>

#include "common/runtime/grpc_server.h"
#include "firstline/v1/retriever_service.grpc.pb.h"

namespace firstline::retriever {
namespace {

class Server : public v1::RetrieverService::CallbackService {
 public:
  Server(Filler& filler, std::function<bool()> ready, const Clock& clock)
      : filler_(filler), ready_(std::move(ready)), clock_(clock) {}

  grpc::ServerUnaryReactor* Retrieve(grpc::CallbackServerContext* context, const v1::RetrieveRequest* request,
                                     v1::RetrieveResponse* response) override {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    reactor->Finish(runtime::ToGrpc(Answer(*request, *response)));
    return reactor;
  }

 private:
  absl::Status Answer(const v1::RetrieveRequest& request, v1::RetrieveResponse& response) {
    if (!ready_()) return absl::UnavailableError("the articles are still being read");
    if (request.ticket().tenant().empty()) return absl::InvalidArgumentError("ticket without a tenant");
    *response.mutable_ticket() = request.ticket();
    return filler_.Fill(clock_.Now(), *response.mutable_ticket());
  }

  Filler& filler_;
  const std::function<bool()> ready_;
  const Clock& clock_;
};

}  // namespace

std::shared_ptr<grpc::Service> MakeServer(Filler& filler, std::function<bool()> ready, const Clock& clock) {
  return std::make_shared<Server>(filler, std::move(ready), clock);
}

}  // namespace firstline::retriever
