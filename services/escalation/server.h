#pragma once

#include "common/base/clock.h"
#include "common/runtime/policy_store.h"
#include "firstline/v1/escalation_service.grpc.pb.h"

namespace firstline::escalation {

// gRPC edge: decides a ticket without any effect.
class Server : public v1::EscalationService::CallbackService {
 public:
  Server(const runtime::PolicyStore& policies, const Clock& clock) : policies_(policies), clock_(clock) {}

  grpc::ServerUnaryReactor* Decide(grpc::CallbackServerContext* context, const v1::DecideRequest* request,
                                   v1::DecideResponse* response) override;

 private:
  const runtime::PolicyStore& policies_;
  const Clock& clock_;
};

}  // namespace firstline::escalation
