#pragma once

#include <memory>

#include "services/classifier/fill.h"

namespace grpc {
class Service;
}

namespace firstline::classifier {

// The gRPC edge: ClassifierService, which fills `classification` of the ticket it is given, without side effects.
// `filler` outlives the service.
std::shared_ptr<grpc::Service> MakeServer(Filler& filler);

}  // namespace firstline::classifier
