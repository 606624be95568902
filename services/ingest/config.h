#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "common/config/option_table.h"
#include "common/runtime/options.h"
#include "services/ingest/turns.h"

namespace firstline::ingest {

struct Config {
  runtime::CommonOptions common;
  std::string role = "all";
  std::string http_listen = "0.0.0.0:8080";
  int64_t http_threads = 2;
  int64_t connections_max = 2048;
  int64_t connections_per_peer_max = 0;
  int64_t body_bytes_total = int64_t{64} << 20;
  absl::Duration produce_timeout = absl::Seconds(3);
  std::string ca_file;
  std::string redis;
  std::string redis_password_file;
  absl::Duration reconcile_interval = absl::Minutes(5);
  absl::Duration reconcile_lookback = absl::Hours(1);
  TurnsOptions turns;

  Config();
  void Declare(config::OptionTable& options);

  bool serves_edge() const { return role != "turns"; }
  bool runs_turns() const { return role != "edge"; }
};

}  // namespace firstline::ingest
