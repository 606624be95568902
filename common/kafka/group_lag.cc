#include "common/kafka/group_lag.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"

namespace firstline::kafka {
namespace {

constexpr int kTimeoutMs = 10000;

struct ClientDeleter {
  void operator()(rd_kafka_t* client) const { rd_kafka_destroy(client); }
};
struct ListDeleter {
  void operator()(rd_kafka_topic_partition_list_t* list) const { rd_kafka_topic_partition_list_destroy(list); }
};

}  // namespace

absl::StatusOr<int64_t> GroupLag(const ClientOptions& options, const std::string& group, const std::string& topic) {
  FL_ASSIGN_OR_RETURN(Conf conf, MakeConf(options, {{"group.id", group}, {"enable.auto.commit", "false"}}));
  FL_ASSIGN_OR_RETURN(rd_kafka_t* const raw, MakeClient(RD_KAFKA_CONSUMER, std::move(conf)));
  const std::unique_ptr<rd_kafka_t, ClientDeleter> client(raw);
  FL_ASSIGN_OR_RETURN(const int32_t partitions, PartitionCount(client.get(), topic, absl::Seconds(10)));
  const std::unique_ptr<rd_kafka_topic_partition_list_t, ListDeleter> list(rd_kafka_topic_partition_list_new(partitions));
  rd_kafka_topic_partition_list_add_range(list.get(), topic.c_str(), 0, partitions - 1);
  FL_RETURN_IF_ERROR(ToStatus(rd_kafka_committed(client.get(), list.get(), kTimeoutMs), absl::StrCat("committed of ", group)));
  int64_t lag = 0;
  for (int i = 0; i < list->cnt; ++i) {
    const rd_kafka_topic_partition_t& entry = list->elems[i];
    int64_t low = 0, high = 0;
    FL_RETURN_IF_ERROR(ToStatus(
        rd_kafka_query_watermark_offsets(client.get(), topic.c_str(), entry.partition, &low, &high, kTimeoutMs),
        absl::StrCat("end of ", topic, "/", entry.partition)));
    lag += high - std::clamp(entry.offset, low, high);
  }
  return lag;
}

}  // namespace firstline::kafka
