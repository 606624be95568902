#include "simulators/desk/edge.h"

#include <optional>
#include <utility>

#include "common/base/status_macros.h"

namespace firstline::sim::desk {

absl::StatusOr<std::unique_ptr<Edge>> Edge::Start(World& world, int port) {
  std::unique_ptr<Edge> edge(new Edge(world));
  http::ServerOptions options;
  options.host = "127.0.0.1";
  options.port = port;
  options.handler_timeout = absl::Minutes(10);  // a fault may delay for longer than any client waits
  FL_ASSIGN_OR_RETURN(edge->server_,
                      http::Server::Start(options, [self = edge.get()](http::Request request, http::Respond respond) {
                        self->Handle(std::move(request), std::move(respond));
                      }));
  return edge;
}

Edge::~Edge() {
  if (server_) server_->Stop(absl::ZeroDuration());
}

void Edge::Handle(http::Request request, http::Respond respond) {
  const std::optional<Fault> fault = world_.TakeFault(request);
  if (!fault || fault->delay <= absl::ZeroDuration()) return respond(world_.Answer(request, fault));
  if (fault->after_commit) {
    later_.Run(fault->delay, [respond, response = world_.Answer(request, fault)] { respond(response); });
    return;
  }
  // Carried out late: the client may have given up by then.
  later_.Run(fault->delay,
             [this, fault, respond, request = std::move(request)] { respond(world_.Answer(request, fault)); });
}

}  // namespace firstline::sim::desk
