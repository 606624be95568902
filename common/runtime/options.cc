#include "common/runtime/options.h"

namespace firstline::runtime {

void CommonOptions::Declare(config::OptionTable& options) {
  using config::AtLeast;
  using config::Between;
  using config::NotEmpty;
  options.Add("brokers", &brokers, "Kafka brokers, host:port, comma-separated.", NotEmpty());
  options.Add("grpc_listen", &grpc_listen, "Address the gRPC server binds, host:port; port 0 takes a free one.",
              NotEmpty());
  options.Add("admin_listen", &admin_listen,
              "Address of /livez, /readyz, /startupz, /metrics and /configz, host:port; port 0 takes a free one.",
              NotEmpty());
  options.Add("ports_file", &ports_file, "File the bound ports are written to as JSON, once everything listens.");
  options.Add("group_instance_id", &group_instance_id,
              "Static member id in the consumer group, unique per replica; used by ingest and dispatcher.");
  options.Add("secrets_dir", &secrets_dir, "Folder that relative secret paths of tenant policies refer to.");
  options.Add("log_level", &log_level, "Least level that is logged.",
              config::OneOf({"debug", "info", "warning", "error"}));
  options.Add("drain_timeout", &drain_timeout, "Time to finish what is in flight after SIGTERM.",
              AtLeast(absl::ZeroDuration()));
  options.Add("session_timeout", &session_timeout, "Consumer group session; a dead member's partitions move after it.",
              AtLeast(absl::Seconds(6)));
  options.Add(
      "stall_timeout", &stall_timeout,
      "A Kafka client that makes no progress for this long while the broker has something for it is built anew; "
      "a service without an assignment for this long is not ready.",
      AtLeast(absl::Seconds(1)));
  options.Add("worker_threads", &worker_threads, "Threads that work on records.", Between(1, 256));
}

kafka::ClientOptions CommonOptions::Kafka(absl::string_view client_id) const {
  return {.brokers = brokers, .client_id = std::string(client_id), .stall_timeout = stall_timeout};
}

}  // namespace firstline::runtime
