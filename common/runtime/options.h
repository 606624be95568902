#pragma once

#include <string>

#include "absl/time/time.h"
#include "common/config/option_table.h"
#include "common/kafka/producer.h"

namespace firstline::runtime {

// Options every service has.
struct CommonOptions {
  std::string brokers = "127.0.0.1:9092";
  std::string grpc_listen = "0.0.0.0:7001";
  std::string admin_listen = "0.0.0.0:8001";
  std::string ports_file;
  std::string group_instance_id;
  std::string secrets_dir;
  std::string log_level = "info";
  absl::Duration drain_timeout = absl::Seconds(20);
  absl::Duration session_timeout = absl::Seconds(10);
  absl::Duration stall_timeout = absl::Seconds(60);
  int64_t worker_threads = 4;

  void Declare(config::OptionTable& options);
  kafka::ClientOptions Kafka(absl::string_view client_id) const;
};

}  // namespace firstline::runtime
