#include "common/kafka/consumer_group.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <deque>
#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/check.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"

namespace firstline::kafka {
namespace {

constexpr size_t kBatch = 64;  // records taken from one partition before the next one has its turn

std::vector<TopicPartition> ToVector(const rd_kafka_topic_partition_list_t& list) {
  std::vector<TopicPartition> out;
  for (int i = 0; i < list.cnt; ++i) out.push_back({list.elems[i].topic, list.elems[i].partition});
  return out;
}

class RdKafkaConsumerGroup : public ConsumerGroup {
 public:
  explicit RdKafkaConsumerGroup(Listener& listener)
      : listener_(listener), wake_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {
    FL_CHECK(wake_ >= 0) << "eventfd";
  }

  ~RdKafkaConsumerGroup() override {
    Close();
    close(wake_);
  }

  absl::Status Start(const Options& options) {
    Settings settings = {
        {"group.id", options.group},
        {"enable.auto.commit", "false"},
        {"enable.auto.offset.store", "false"},
        {"auto.offset.reset", "earliest"},
        {"isolation.level", "read_committed"},
        {"partition.assignment.strategy", "range"},
        {"session.timeout.ms", absl::StrCat(absl::ToInt64Milliseconds(options.session_timeout))},
        {"heartbeat.interval.ms", absl::StrCat(absl::ToInt64Milliseconds(options.session_timeout) / 4)},
        {"max.poll.interval.ms", "300000"},
        {"fetch.wait.max.ms", "100"},
        {"queued.min.messages", "1000"},
        {"queued.max.messages.kbytes", "16384"},
        {"fetch.message.max.bytes", "1310720"},
    };
    if (!options.instance_id.empty()) settings.push_back({"group.instance.id", options.instance_id});
    FL_ASSIGN_OR_RETURN(Conf conf, MakeConf(options.client, settings));
    rd_kafka_conf_set_opaque(conf.get(), this);
    rd_kafka_conf_set_rebalance_cb(conf.get(), &RdKafkaConsumerGroup::OnRebalance);
    FL_ASSIGN_OR_RETURN(client_, MakeClient(RD_KAFKA_CONSUMER, std::move(conf)));
    rd_kafka_poll_set_consumer(client_);
    main_queue_ = rd_kafka_queue_get_consumer(client_);
    Watch(main_queue_);
    rd_kafka_topic_partition_list_t* const topics =
        rd_kafka_topic_partition_list_new(static_cast<int>(options.topics.size()));
    for (const std::string& topic : options.topics) {
      rd_kafka_topic_partition_list_add(topics, topic.c_str(), RD_KAFKA_PARTITION_UA);
    }
    const rd_kafka_resp_err_t error = rd_kafka_subscribe(client_, topics);
    rd_kafka_topic_partition_list_destroy(topics);
    return ToStatus(error, absl::StrCat("subscribe as ", options.group));
  }

  int Poll(absl::Duration wait, const Room& room, const Visitor& visit) override {
    DrainMain();
    int visited = 0;
    for (auto& [partition, queue] : queues_) visited += ReadPartition(partition, queue, room(partition), visit);
    if (visited == 0) Sleep(wait);
    return visited;
  }

  absl::Status Commit(const std::map<TopicPartition, int64_t>& next_offsets, bool wait) override {
    if (next_offsets.empty()) return absl::OkStatus();
    rd_kafka_topic_partition_list_t* const list =
        rd_kafka_topic_partition_list_new(static_cast<int>(next_offsets.size()));
    for (const auto& [partition, offset] : next_offsets) {
      rd_kafka_topic_partition_list_add(list, partition.topic.c_str(), partition.partition)->offset = offset;
    }
    const rd_kafka_resp_err_t error = rd_kafka_commit(client_, list, wait ? 0 : 1);
    rd_kafka_topic_partition_list_destroy(list);
    return ToStatus(error, "commit");
  }

  void Wake() override {
    const uint64_t one = 1;
    // A full counter already wakes the reader; nothing is lost when the write is refused.
    [[maybe_unused]] const ssize_t written = write(wake_, &one, sizeof(one));
  }

  bool Failed() const override {
    char reason[256];
    return rd_kafka_fatal_error(client_, reason, sizeof(reason)) != RD_KAFKA_RESP_ERR_NO_ERROR;
  }

  void Close() override {
    if (client_ == nullptr) return;
    rd_kafka_consumer_close(client_);
    DropQueues();
    rd_kafka_queue_destroy(main_queue_);
    rd_kafka_destroy(client_);
    client_ = nullptr;
  }

 private:
  struct PartitionQueue {
    rd_kafka_queue_t* queue = nullptr;
    std::deque<Record> early;  // fetched into the main queue before forwarding was cut; at most one fetch
  };

  static void OnRebalance(rd_kafka_t* client, rd_kafka_resp_err_t event, rd_kafka_topic_partition_list_t* list,
                          void* opaque) {
    auto* const self = static_cast<RdKafkaConsumerGroup*>(opaque);
    if (event == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS) {
      rd_kafka_assign(client, list);
      self->TakeQueues(*list);
      self->listener_.Assigned(ToVector(*list));
      return;
    }
    self->listener_.Revoked(ToVector(*list), rd_kafka_assignment_lost(client) != 0);
    self->DropQueues();
    rd_kafka_assign(client, nullptr);
  }

  // Cuts each partition's queue off the main queue.
  void TakeQueues(const rd_kafka_topic_partition_list_t& list) {
    for (const TopicPartition& partition : ToVector(list)) {
      rd_kafka_queue_t* const queue =
          rd_kafka_queue_get_partition(client_, partition.topic.c_str(), partition.partition);
      FL_CHECK(queue != nullptr) << "no queue for " << partition.topic << "/" << partition.partition;
      rd_kafka_queue_forward(queue, nullptr);
      Watch(queue);
      queues_[partition].queue = queue;
    }
  }

  void DropQueues() {
    for (auto& [partition, queue] : queues_) rd_kafka_queue_destroy(queue.queue);
    queues_.clear();
  }

  // Has librdkafka write to our event file when the queue stops being empty.
  void Watch(rd_kafka_queue_t* queue) {
    static constexpr uint64_t kOne = 1;
    rd_kafka_queue_io_event_enable(queue, wake_, &kOne, sizeof(kOne));
  }

  // Serves rebalances; a record that still comes this way belongs to a partition whose queue was just cut off.
  void DrainMain() {
    while (rd_kafka_message_t* const message = rd_kafka_consumer_poll(client_, 0)) {
      if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
        Record record = ToRecord(*message);
        const auto found = queues_.find({record.topic, record.partition});
        if (found != queues_.end()) found->second.early.push_back(std::move(record));
      }
      rd_kafka_message_destroy(message);
    }
  }

  int ReadPartition(const TopicPartition&, PartitionQueue& queue, size_t room, const Visitor& visit) {
    int visited = 0;
    const size_t limit = std::min(room, kBatch);
    while (static_cast<size_t>(visited) < limit && !queue.early.empty()) {
      Record record = std::move(queue.early.front());
      queue.early.pop_front();
      visit(std::move(record));
      ++visited;
    }
    while (static_cast<size_t>(visited) < limit) {
      rd_kafka_message_t* const message = rd_kafka_consume_queue(queue.queue, 0);
      if (message == nullptr) break;
      const bool is_record = message->err == RD_KAFKA_RESP_ERR_NO_ERROR;
      if (is_record) visit(ToRecord(*message));
      rd_kafka_message_destroy(message);
      ++visited;
    }
    return visited;
  }

  void Sleep(absl::Duration wait) {
    pollfd descriptor = {wake_, POLLIN, 0};
    if (poll(&descriptor, 1, static_cast<int>(absl::ToInt64Milliseconds(wait))) > 0) {
      uint64_t count;
      [[maybe_unused]] const ssize_t got = read(wake_, &count, sizeof(count));
    }
  }

  Listener& listener_;
  const int wake_;
  rd_kafka_t* client_ = nullptr;
  rd_kafka_queue_t* main_queue_ = nullptr;
  std::map<TopicPartition, PartitionQueue> queues_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ConsumerGroup>> ConsumerGroup::Join(const Options& options, Listener& listener) {
  auto group = std::make_unique<RdKafkaConsumerGroup>(listener);
  FL_RETURN_IF_ERROR(group->Start(options));
  return group;
}

}  // namespace firstline::kafka
