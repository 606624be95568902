#include "common/kafka/offset_probe.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"

namespace firstline::kafka {
namespace {

constexpr int kTimeoutMs = 5000;

class RdKafkaOffsetProbe : public OffsetProbe {
 public:
  RdKafkaOffsetProbe(rd_kafka_t* client, std::string group) : client_(client), group_(std::move(group)) {}
  ~RdKafkaOffsetProbe() override { rd_kafka_destroy(client_); }

  absl::StatusOr<int64_t> End(const std::string& topic, int32_t partition) override {
    int64_t low = 0, high = 0;
    FL_RETURN_IF_ERROR(Watermarks(topic, partition, &low, &high));
    return high;
  }

  absl::StatusOr<int64_t> Committed(const std::string& topic, int32_t partition) override {
    rd_kafka_topic_partition_list_t* const list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(list, topic.c_str(), partition);
    const rd_kafka_resp_err_t error = rd_kafka_committed(client_, list, kTimeoutMs);
    const int64_t offset = list->elems[0].offset;
    rd_kafka_topic_partition_list_destroy(list);
    FL_RETURN_IF_ERROR(ToStatus(error, absl::StrCat("committed offset of ", group_)));
    if (offset >= 0) return offset;
    int64_t low = 0, high = 0;
    FL_RETURN_IF_ERROR(Watermarks(topic, partition, &low, &high));
    return low;
  }

  absl::StatusOr<int32_t> Partitions(const std::string& topic) override {
    return PartitionCount(client_, topic, absl::Milliseconds(kTimeoutMs));
  }

 private:
  absl::Status Watermarks(const std::string& topic, int32_t partition, int64_t* low, int64_t* high) {
    return ToStatus(rd_kafka_query_watermark_offsets(client_, topic.c_str(), partition, low, high, kTimeoutMs),
                    absl::StrCat("end of ", topic, "/", partition));
  }

  rd_kafka_t* const client_;
  const std::string group_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<OffsetProbe>> OffsetProbe::Open(const ClientOptions& options, const std::string& group) {
  FL_ASSIGN_OR_RETURN(Conf conf, MakeConf(options, {{"group.id", group}, {"enable.auto.commit", "false"}}));
  FL_ASSIGN_OR_RETURN(rd_kafka_t* const client, MakeClient(RD_KAFKA_CONSUMER, std::move(conf)));
  return std::make_unique<RdKafkaOffsetProbe>(client, group);
}

absl::StatusOr<int64_t> GroupLag(const ClientOptions& options, const std::string& group, const std::string& topic) {
  FL_ASSIGN_OR_RETURN(const auto probe, OffsetProbe::Open(options, group));
  FL_ASSIGN_OR_RETURN(const int32_t partitions, probe->Partitions(topic));
  int64_t lag = 0;
  for (int32_t partition = 0; partition < partitions; ++partition) {
    FL_ASSIGN_OR_RETURN(const int64_t end, probe->End(topic, partition));
    FL_ASSIGN_OR_RETURN(const int64_t committed, probe->Committed(topic, partition));
    lag += std::max<int64_t>(end - committed, 0);
  }
  return lag;
}

}  // namespace firstline::kafka
