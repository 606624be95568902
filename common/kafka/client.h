#pragma once

// What producer and readers share of librdkafka's C API. Included by .cc files only.

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "common/kafka/producer.h"
#include "common/kafka/record.h"

namespace firstline::kafka {

using Settings = std::vector<std::pair<std::string, std::string>>;

struct ConfDeleter {
  void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
};
using Conf = std::unique_ptr<rd_kafka_conf_t, ConfDeleter>;

// Settings every client uses (brokers, client id, no Nagle, bounded reconnect back-off), then `more`.
absl::StatusOr<Conf> MakeConf(const ClientOptions& options, const Settings& more);

// The client of that type; takes the conf.
absl::StatusOr<rd_kafka_t*> MakeClient(rd_kafka_type_t type, Conf conf);

absl::Status ToStatus(rd_kafka_resp_err_t error, absl::string_view doing);

// Copies a message into a Record.
Record ToRecord(const rd_kafka_message_t& message);

// Partition count of a topic; NotFound if it does not exist, Unavailable if no broker answers in time.
absl::StatusOr<int32_t> PartitionCount(rd_kafka_t* client, const std::string& topic, absl::Duration timeout);

}  // namespace firstline::kafka
