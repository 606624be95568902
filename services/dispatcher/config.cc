#include "services/dispatcher/config.h"

namespace firstline::dispatcher {

Config::Config() {
  common.grpc_listen = "0.0.0.0:7006";
  common.admin_listen = "0.0.0.0:8006";
  // Static members: a restarted replica takes its partitions back at once, and nobody else resends its orphans
  // meanwhile.
  common.session_timeout = absl::Seconds(45);
}

void Config::Declare(config::OptionTable& options) {
  using config::Between;
  common.Declare(options);
  options.Add("calls_max", &calls_max, "Conversations acted on at a time; each may hold one call to a helpdesk.",
              Between(1, 256));
  options.Add("open_plans_max", &open_plans_max,
              "Plans on record and not ended, each with its ticket in memory (about 20 KiB).", Between(1, 1'000'000));
  options.Add(
      "updates_per_minute", &updates_per_minute,
      "Calls a minute to every helpdesk account, people included; 0: what the tenant's policy says, or else the "
      "vendor documents.",
      Between(0, 1'000'000));
  options.Add("quota_reserve", &quota_reserve, "Share of that quota that is left to people. In [0, 0.9].",
              config::InRange(0, 0.9));
  options.Add("account_pause", &account_pause,
              "How long an account is left alone after it refused our credentials; then they are read again.",
              config::AtLeast(absl::Seconds(1)));
  options.Add("redis", &redis,
              "Redis that holds the quotas shared by all replicas, host:port or unix:/path; empty: a single replica.");
  options.Add("redis_password_file", &redis_password_file, "File with the password of Redis, or empty.");
  options.Add("callbacks_anywhere", &callbacks_anywhere,
              "Post callbacks of the API also by http and to hosts that are not on the public internet. For tests: a "
              "tenant's callback could then reach this installation's own network.");
  options.Add("ca_file", &ca_file, "PEM file of authorities trusted for helpdesks; empty: the system's.");
}

}  // namespace firstline::dispatcher
