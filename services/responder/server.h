#pragma once

#include <memory>

#include "services/responder/fill.h"

namespace grpc {
class Service;
}

namespace firstline::responder {

// The gRPC edge: ResponderService, which fills `answer` of the ticket it is given, without side effects.
// InvalidArgument for a ticket without a tenant. `filler` outlives the service and must not wait: it runs on gRPC's
// threads.
std::shared_ptr<grpc::Service> MakeServer(const Filler& filler);

}  // namespace firstline::responder
