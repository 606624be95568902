#pragma once

#include <memory>

#include "common/base/clock.h"
#include "services/escalation/stage.h"

namespace grpc {
class Service;
}  // namespace grpc

namespace firstline::escalation {

// gRPC edge: decides the ticket of a request as an answered one, without any effect. InvalidArgument without tenant or
// turn id; else what the lookup returns.
std::shared_ptr<grpc::Service> MakeServer(Lookups lookups, const Clock& clock);

}  // namespace firstline::escalation
