#pragma once

#include <memory>

#include "common/base/clock.h"
#include "services/dispatcher/plan_executor.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace firstline::dispatcher {

// gRPC edge: renders the calls a ticket's plan would make by the policy in force, and how the turn would end. Nothing
// is read, written or sent. InvalidArgument: no tenant or turn id, or a plan Zendesk could not be sent.
// FailedPrecondition: the tenant has no policy.
std::shared_ptr<grpc::Service> MakeServer(Policies policies, const Clock& clock);

}  // namespace firstline::dispatcher
