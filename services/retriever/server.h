#pragma once

#include <functional>
#include <memory>

#include "common/base/clock.h"
#include "services/retriever/fill.h"

namespace grpc {
class Service;
}

namespace firstline::retriever {

// The gRPC edge: RetrieverService, which fills `retrieval` of the ticket it is given, without side effects. Unavailable
// until `ready` says that the articles were read; InvalidArgument for a ticket without a tenant. What is passed in
// outlives the service. `filler` must not wait: it runs on gRPC's threads.
std::shared_ptr<grpc::Service> MakeServer(Filler& filler, std::function<bool()> ready, const Clock& clock);

}  // namespace firstline::retriever
