#include "common/kafka/client.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/telemetry/log.h"

namespace firstline::kafka {
namespace {

// The library's own lines, as structured ones: addresses and states, never record contents.
void OnLog(const rd_kafka_t*, int, const char* facility, const char* message) {
  static const telemetry::Log* const log = new telemetry::Log("librdkafka");
  log->Warning("client", {{"facility", facility}, {"message", message}});
}

}  // namespace

absl::StatusOr<Conf> MakeConf(const ClientOptions& options, const Settings& more) {
  Conf conf(rd_kafka_conf_new());
  rd_kafka_conf_set_log_cb(conf.get(), OnLog);
  Settings settings = {
      {"bootstrap.servers", options.brokers},
      {"client.id", options.client_id},
      {"socket.nagle.disable", "true"},
      {"reconnect.backoff.max.ms", "2000"},
      {"topic.metadata.refresh.fast.interval.ms", "100"},
      {"allow.auto.create.topics", "false"},
      {"log_level", "3"},
  };
  settings.insert(settings.end(), more.begin(), more.end());
  char error[512];
  for (const auto& [name, value] : settings) {
    if (rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), error, sizeof(error)) != RD_KAFKA_CONF_OK) {
      return absl::InvalidArgumentError(absl::StrCat("kafka setting ", name, "=", value, ": ", error));
    }
  }
  return conf;
}

absl::StatusOr<rd_kafka_t*> MakeClient(rd_kafka_type_t type, Conf conf) {
  char error[512];
  rd_kafka_t* const client = rd_kafka_new(type, conf.get(), error, sizeof(error));
  if (client == nullptr) return absl::InvalidArgumentError(absl::StrCat("kafka client: ", error));
  conf.release();  // owned by the client now
  return client;
}

absl::Status ToStatus(rd_kafka_resp_err_t error, absl::string_view doing) {
  const std::string message = absl::StrCat(doing, ": ", rd_kafka_err2str(error));
  switch (error) {
    case RD_KAFKA_RESP_ERR_NO_ERROR: return absl::OkStatus();
    case RD_KAFKA_RESP_ERR__MSG_TIMED_OUT:
    case RD_KAFKA_RESP_ERR__TIMED_OUT: return absl::DeadlineExceededError(message);
    case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
    case RD_KAFKA_RESP_ERR__INVALID_ARG: return absl::InvalidArgumentError(message);
    case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART:
    case RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
    case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION: return absl::NotFoundError(message);
    case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
    case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED: return absl::PermissionDeniedError(message);
    default: return absl::UnavailableError(message);
  }
}

Record ToRecord(const rd_kafka_message_t& message) {
  Record record;
  record.topic = message.rkt != nullptr ? rd_kafka_topic_name(message.rkt) : "";
  record.partition = message.partition;
  record.offset = message.offset;
  record.key.assign(static_cast<const char*>(message.key), message.key_len);
  if (message.payload != nullptr) record.value.emplace(static_cast<const char*>(message.payload), message.len);
  rd_kafka_timestamp_type_t type;
  record.timestamp = absl::FromUnixMillis(rd_kafka_message_timestamp(&message, &type));
  rd_kafka_headers_t* headers = nullptr;
  if (rd_kafka_message_headers(&message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR) {
    const char* name;
    const void* value;
    size_t size;
    for (size_t i = 0; rd_kafka_header_get_all(headers, i, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) {
      record.headers.push_back({name, std::string(static_cast<const char*>(value), value == nullptr ? 0 : size)});
    }
  }
  return record;
}

absl::StatusOr<int32_t> PartitionCount(rd_kafka_t* client, const std::string& topic, absl::Duration timeout) {
  rd_kafka_topic_t* const handle = rd_kafka_topic_new(client, topic.c_str(), nullptr);
  const rd_kafka_metadata_t* metadata = nullptr;
  const rd_kafka_resp_err_t error =
      rd_kafka_metadata(client, 0, handle, &metadata, static_cast<int>(absl::ToInt64Milliseconds(timeout)));
  rd_kafka_topic_destroy(handle);
  FL_RETURN_IF_ERROR(ToStatus(error, absl::StrCat("metadata of ", topic)));
  int32_t count = 0;
  rd_kafka_resp_err_t topic_error = RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC;
  if (metadata->topic_cnt == 1) {
    topic_error = metadata->topics[0].err;
    count = metadata->topics[0].partition_cnt;
  }
  rd_kafka_metadata_destroy(metadata);
  FL_RETURN_IF_ERROR(ToStatus(topic_error, absl::StrCat("topic ", topic)));
  if (count == 0) return absl::NotFoundError(absl::StrCat("topic ", topic, " has no partitions"));
  return count;
}

}  // namespace firstline::kafka
