#include "services/ingest/config.h"

namespace firstline::ingest {

Config::Config() {
  // Static members: a restarted replica takes its partitions back at once, and a move costs a restore of their states.
  common.session_timeout = absl::Seconds(45);
}

void Config::Declare(config::OptionTable& options) {
  using config::AtLeast;
  using config::Between;
  common.Declare(options);
  options.Add("role", &role, "What this process does: edge (webhooks), turns (the worker) or all.",
              config::OneOf({"all", "edge", "turns"}));
  options.Add("http_listen", &http_listen, "Address webhooks are served at, host:port; port 0 takes a free one.",
              config::NotEmpty());
  options.Add("http_threads", &http_threads, "Threads that serve webhooks.", Between(1, 64));
  options.Add("connections_max", &connections_max,
              "Open connections of the webhook port. At the cap idle ones, then slow ones, are closed to make room.",
              Between(16, 100000));
  options.Add(
      "connections_per_peer_max", &connections_per_peer_max,
      "Of these, how many one address may have; 0: no limit. Behind a proxy all have the proxy's address: limit "
      "there instead.",
      Between(0, 100000));
  options.Add(
      "body_bytes_total", &body_bytes_total,
      "Bytes of request bodies held at once, beyond the first 16 KiB of each; further ones are refused as busy.",
      Between(int64_t{1} << 20, int64_t{1} << 40));
  options.Add("produce_timeout", &produce_timeout,
              "A webhook that the broker has not acknowledged by then is refused, to be sent again. Senders wait 5 s.",
              AtLeast(absl::Milliseconds(100)));
  options.Add("ca_file", &ca_file, "PEM file of authorities trusted for helpdesks; empty: the system's.");
  options.Add(
      "redis", &redis,
      "Redis that holds the API's request rates shared by all edges, host:port or unix:/path; empty: one edge.");
  options.Add("redis_password_file", &redis_password_file, "File with the password of Redis, or empty.");
  options.Add("reconcile_interval", &reconcile_interval,
              "Time between comparisons with the helpdesks' lists of changed tickets; 0s: never.",
              AtLeast(absl::ZeroDuration()));
  options.Add("reconcile_lookback", &reconcile_lookback,
              "How far the first comparison after a start looks back, at least.", AtLeast(absl::ZeroDuration()));
  options.Add("reread_spacing", &turns.reread_spacing, "Time between repeated reads of one helpdesk after an outage.",
              AtLeast(absl::ZeroDuration()));
}

}  // namespace firstline::ingest
