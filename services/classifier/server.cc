#include "services/classifier/server.h"

#include <grpcpp/grpcpp.h>

#include "common/runtime/grpc_server.h"
#include "firstline/v1/classifier_service.grpc.pb.h"

namespace firstline::classifier {
namespace {

class Server : public v1::ClassifierService::CallbackService {
 public:
  explicit Server(Filler& filler) : filler_(filler) {}

  grpc::ServerUnaryReactor* Classify(grpc::CallbackServerContext* context, const v1::ClassifyRequest* request,
                                     v1::ClassifyResponse* response) override {
    grpc::ServerUnaryReactor* const reactor = context->DefaultReactor();
    *response->mutable_ticket() = request->ticket();
    reactor->Finish(runtime::ToGrpc(filler_.Fill(*response->mutable_ticket())));
    return reactor;
  }

 private:
  Filler& filler_;
};

}  // namespace

std::shared_ptr<grpc::Service> MakeServer(Filler& filler) { return std::make_shared<Server>(filler); }

}  // namespace firstline::classifier
