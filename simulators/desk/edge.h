#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "common/http/server.h"
#include "simulators/desk/later.h"
#include "simulators/desk/world.h"

namespace firstline::sim::desk {

// The world on a loopback port, with the delays faults ask for.
class Edge {
 public:
  // Port 0: any free one. `world` outlives the edge.
  static absl::StatusOr<std::unique_ptr<Edge>> Start(World& world, int port);
  ~Edge();

  int port() const { return server_->port(); }

 private:
  explicit Edge(World& world) : world_(world) {}
  void Handle(http::Request request, http::Respond respond);

  World& world_;
  Later later_;
  std::unique_ptr<http::Server> server_;  // last: its threads use the others
};

}  // namespace firstline::sim::desk
