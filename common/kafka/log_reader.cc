#include "common/kafka/log_reader.h"

#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"

namespace firstline::kafka {
namespace {

constexpr int kMetadataTimeoutMs = 5000;

struct ListDeleter {
  void operator()(rd_kafka_topic_partition_list_t* list) const { rd_kafka_topic_partition_list_destroy(list); }
};
using List = std::unique_ptr<rd_kafka_topic_partition_list_t, ListDeleter>;

List MakeList(const std::string& topic, const std::vector<LogReader::Start>& starts) {
  List list(rd_kafka_topic_partition_list_new(static_cast<int>(starts.size())));
  for (const LogReader::Start& start : starts) {
    rd_kafka_topic_partition_list_add(list.get(), topic.c_str(), start.partition)->offset = start.offset;
  }
  return list;
}

class RdKafkaLogReader : public LogReader {
 public:
  RdKafkaLogReader(rd_kafka_t* client, std::string topic) : client_(client), topic_(std::move(topic)) {}

  ~RdKafkaLogReader() override {
    rd_kafka_consumer_close(client_);
    rd_kafka_destroy(client_);
  }

  absl::Status Assign(const std::vector<Start>& starts) {
    for (const Start& start : starts) next_[start.partition] = start.offset;
    return ToStatus(rd_kafka_assign(client_, MakeList(topic_, starts).get()), absl::StrCat("assign ", topic_));
  }

  absl::StatusOr<std::vector<Start>> OffsetsSince(const std::vector<int32_t>& partitions, absl::Time since) {
    std::vector<Start> starts;
    for (const int32_t partition : partitions) starts.push_back({partition, absl::ToUnixMillis(since)});
    const List list = MakeList(topic_, starts);
    FL_RETURN_IF_ERROR(ToStatus(rd_kafka_offsets_for_times(client_, list.get(), kMetadataTimeoutMs),
                                absl::StrCat("offsets of ", topic_)));
    for (int i = 0; i < list->cnt; ++i) {
      Start& start = starts[static_cast<size_t>(i)];
      start.offset = list->elems[i].offset;
      if (start.offset >= 0) continue;
      // Nothing that young: from the present end on, by number, so that what is written meanwhile is not missed.
      int64_t low = 0;
      FL_RETURN_IF_ERROR(ToStatus(rd_kafka_query_watermark_offsets(client_, topic_.c_str(), start.partition, &low,
                                                                   &start.offset, kMetadataTimeoutMs),
                                  absl::StrCat("end of ", topic_, "/", start.partition)));
    }
    return starts;
  }

  absl::Status ReadToEnd(const Visitor& visit, absl::Duration timeout,
                         const std::function<bool()>& cancelled) override {
    const absl::Time deadline = absl::Now() + timeout;
    std::map<int32_t, int64_t> ends;
    for (const auto& [partition, next] : next_) {
      int64_t low = 0, high = 0;
      FL_RETURN_IF_ERROR(ToStatus(
          rd_kafka_query_watermark_offsets(client_, topic_.c_str(), partition, &low, &high, kMetadataTimeoutMs),
          absl::StrCat("end of ", topic_, "/", partition)));
      const int64_t position = next < 0 ? low : std::max(next, low);
      if (next != RD_KAFKA_OFFSET_END && position < high) ends[partition] = high;
    }
    while (!ends.empty()) {
      if (cancelled && cancelled()) return absl::CancelledError(absl::StrCat("reading ", topic_));
      if (absl::Now() > deadline) {
        return absl::DeadlineExceededError(
            absl::StrCat("reading ", topic_, ": ", ends.size(), " partitions not at end"));
      }
      PollOnce(visit, absl::Milliseconds(100));
      for (auto end = ends.begin(); end != ends.end();) {
        end = Position(end->first) >= end->second ? ends.erase(end) : std::next(end);
      }
    }
    return absl::OkStatus();
  }

  int Poll(const Visitor& visit, absl::Duration timeout) override {
    int visited = PollOnce(visit, timeout) ? 1 : 0;
    while (visited > 0 && visited < 10000 && PollOnce(visit, absl::ZeroDuration())) ++visited;
    return visited;
  }

 private:
  // Where the next read of the partition starts. Control and compacted-away records move it without a visit, which
  // is why it comes from the consumer's position and not from the last record alone.
  int64_t Position(int32_t partition) {
    const List list = MakeList(topic_, {{partition, RD_KAFKA_OFFSET_INVALID}});
    if (rd_kafka_position(client_, list.get()) == RD_KAFKA_RESP_ERR_NO_ERROR && list->elems[0].offset >= 0) {
      return std::max(list->elems[0].offset, next_[partition]);
    }
    return next_[partition];
  }

  bool PollOnce(const Visitor& visit, absl::Duration timeout) {
    rd_kafka_message_t* const message =
        rd_kafka_consumer_poll(client_, static_cast<int>(absl::ToInt64Milliseconds(timeout)));
    if (message == nullptr) return false;
    if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
      next_[message->partition] = message->offset;
    } else if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
      next_[message->partition] = message->offset + 1;
      visit(ToRecord(*message));
    }
    rd_kafka_message_destroy(message);
    return true;
  }

  rd_kafka_t* const client_;
  const std::string topic_;
  std::map<int32_t, int64_t> next_;
};

absl::StatusOr<std::unique_ptr<RdKafkaLogReader>> Connect(const ClientOptions& options, const std::string& topic) {
  FL_ASSIGN_OR_RETURN(
      Conf conf,
      MakeConf(options, {
                            {"group.id", absl::StrCat(options.client_id,
                                                      "-reader")},  // required by the API; nothing is ever committed
                            {"enable.auto.commit", "false"},
                            {"enable.auto.offset.store", "false"},
                            {"auto.offset.reset", "earliest"},
                            {"isolation.level", "read_committed"},
                            {"enable.partition.eof", "true"},
                            {"fetch.wait.max.ms", "50"},
                        }));
  FL_ASSIGN_OR_RETURN(rd_kafka_t* const client, MakeClient(RD_KAFKA_CONSUMER, std::move(conf)));
  rd_kafka_poll_set_consumer(client);
  return std::make_unique<RdKafkaLogReader>(client, topic);
}

absl::StatusOr<std::vector<LogReader::Start>> AllPartitions(const ClientOptions& options, const std::string& topic) {
  FL_ASSIGN_OR_RETURN(Conf conf, MakeConf(options, {}));
  FL_ASSIGN_OR_RETURN(rd_kafka_t* const client, MakeClient(RD_KAFKA_PRODUCER, std::move(conf)));
  const absl::StatusOr<int32_t> count = PartitionCount(client, topic, absl::Seconds(10));
  rd_kafka_destroy(client);
  FL_RETURN_IF_ERROR(count.status());
  std::vector<LogReader::Start> starts;
  for (int32_t partition = 0; partition < *count; ++partition) starts.push_back({partition, RD_KAFKA_OFFSET_BEGINNING});
  return starts;
}

}  // namespace

absl::StatusOr<std::unique_ptr<LogReader>> LogReader::Open(const ClientOptions& options, const std::string& topic,
                                                           std::vector<Start> starts) {
  if (starts.empty()) {
    FL_ASSIGN_OR_RETURN(starts, AllPartitions(options, topic));
  }
  FL_ASSIGN_OR_RETURN(std::unique_ptr<RdKafkaLogReader> reader, Connect(options, topic));
  FL_RETURN_IF_ERROR(reader->Assign(starts));
  return reader;
}

absl::StatusOr<std::unique_ptr<LogReader>> LogReader::OpenSince(const ClientOptions& options, const std::string& topic,
                                                                const std::vector<int32_t>& partitions,
                                                                absl::Time since) {
  FL_ASSIGN_OR_RETURN(std::unique_ptr<RdKafkaLogReader> reader, Connect(options, topic));
  FL_ASSIGN_OR_RETURN(const std::vector<Start> starts, reader->OffsetsSince(partitions, since));
  FL_RETURN_IF_ERROR(reader->Assign(starts));
  return reader;
}

}  // namespace firstline::kafka
