#include "services/escalation/config.h"

namespace firstline::escalation {

void Config::Declare(config::OptionTable& options) {
  common.grpc_listen = "0.0.0.0:7005";
  common.admin_listen = "0.0.0.0:8005";
  common.Declare(options);
  options.Add("watch_interval", &watch_interval, "How often turns past their deadline are looked for.",
              config::AtLeast(absl::Milliseconds(10)));
}

}  // namespace firstline::escalation
