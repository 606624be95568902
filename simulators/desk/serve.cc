#include "simulators/desk/serve.h"

#include <iostream>

#include "common/base/status_macros.h"
#include "simulators/desk/edge.h"
#include "simulators/program.h"

namespace firstline::sim::desk {

absl::Status Serve(const std::string& name, World& world, const CommonFlags& flags,
                   const std::function<void()>& until_told_to_end) {
  if (!flags.webhook_url.empty()) world.SetWebhook(flags.webhook_url);
  FL_ASSIGN_OR_RETURN(const auto edge, Edge::Start(world, flags.port));
  FL_RETURN_IF_ERROR(WritePort(flags.port_file, edge->port()));
  std::cout << name << " simulator at http://127.0.0.1:" << edge->port() << std::endl;
  until_told_to_end();
  return absl::OkStatus();
}

}  // namespace firstline::sim::desk
