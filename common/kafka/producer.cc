#include "common/kafka/producer.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"

namespace firstline::kafka {
namespace {

// What travels with a message until its delivery report.
struct InFlight {
  Producer::Done done;
};

void OnDelivery(rd_kafka_t*, const rd_kafka_message_t* message, void*) {
  const std::unique_ptr<InFlight> in_flight(static_cast<InFlight*>(message->_private));
  in_flight->done(ToStatus(message->err, "produce"));
}

class RdKafkaProducer : public Producer {
 public:
  explicit RdKafkaProducer(const ClientOptions& options) : options_(options) {}

  ~RdKafkaProducer() override {
    stopping_ = true;
    if (poller_.joinable()) poller_.join();
    absl::MutexLock lock(&mutex_);
    Destroy();
  }

  absl::Status Start() {
    absl::MutexLock lock(&mutex_);
    FL_RETURN_IF_ERROR(Build());
    poller_ = std::thread([this] { PollLoop(); });
    return absl::OkStatus();
  }

  void Produce(OutRecord record, Done done) override {
    auto in_flight = std::make_unique<InFlight>(InFlight{std::move(done)});
    rd_kafka_resp_err_t error;
    {
      absl::ReaderMutexLock lock(&mutex_);
      error = Send(record, in_flight.get());
    }
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
      in_flight.release();  // OnDelivery owns it now
      return;
    }
    in_flight->done(ToStatus(error, absl::StrCat("produce to ", record.topic)));
  }

  absl::Status Warm(const std::vector<std::string>& topics, absl::Duration timeout) override {
    const absl::Time deadline = absl::Now() + timeout;
    absl::MutexLock lock(&mutex_);
    for (const std::string& topic : topics) {
      // The handle keeps what the client learns about the topic.
      warm_.push_back(rd_kafka_topic_new(client_, topic.c_str(), nullptr));
      FL_RETURN_IF_ERROR(
          PartitionCount(client_, topic, std::max(absl::Milliseconds(1), deadline - absl::Now())).status());
    }
    return absl::OkStatus();
  }

  absl::Status Flush(absl::Duration timeout) override {
    absl::ReaderMutexLock lock(&mutex_);
    return ToStatus(rd_kafka_flush(client_, static_cast<int>(absl::ToInt64Milliseconds(timeout))), "flush");
  }

 private:
  absl::Status Build() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    FL_ASSIGN_OR_RETURN(
        Conf conf,
        MakeConf(options_,
                 {
                     {"enable.idempotence", "true"},
                     {"acks", "all"},
                     {"partitioner", "murmur2_random"},
                     {"compression.type", "lz4"},
                     {"message.max.bytes", "1310720"},
                     {"queue.buffering.max.messages", "100000"},
                     {"queue.buffering.max.kbytes", "262144"},
                     {"linger.ms", absl::StrCat(absl::ToDoubleMilliseconds(options_.linger))},
                     {"message.timeout.ms", absl::StrCat(absl::ToInt64Milliseconds(options_.message_timeout))},
                     // Default 60 s would hold a dead connection's records far beyond message.timeout.ms.
                     {"socket.timeout.ms", "10000"},
                 }));
    rd_kafka_conf_set_dr_msg_cb(conf.get(), OnDelivery);
    FL_ASSIGN_OR_RETURN(client_, MakeClient(RD_KAFKA_PRODUCER, std::move(conf)));
    return absl::OkStatus();
  }

  // Fails what is in flight (each delivery report runs) and frees the client.
  void Destroy() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    if (client_ == nullptr) return;
    rd_kafka_flush(client_, 2000);
    rd_kafka_purge(client_, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    rd_kafka_flush(client_, 1000);
    for (rd_kafka_topic_t* const topic : warm_) rd_kafka_topic_destroy(topic);
    warm_.clear();
    rd_kafka_destroy(client_);
    client_ = nullptr;
  }

  rd_kafka_resp_err_t Send(const OutRecord& record, InFlight* in_flight) ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    rd_kafka_headers_t* const headers = rd_kafka_headers_new(record.headers.size());
    for (const Header& header : record.headers) {
      rd_kafka_header_add(headers, header.name.data(), static_cast<ssize_t>(header.name.size()), header.value.data(),
                          static_cast<ssize_t>(header.value.size()));
    }
    void* const value = record.value.has_value() ? const_cast<char*>(record.value->data()) : nullptr;
    const size_t value_size = record.value.has_value() ? record.value->size() : 0;
    // An empty value must not become a tombstone: librdkafka takes a null pointer for one, a zero length is empty.
    const rd_kafka_resp_err_t error = rd_kafka_producev(
        client_, RD_KAFKA_V_TOPIC(record.topic.c_str()),
        RD_KAFKA_V_PARTITION(record.partition.value_or(RD_KAFKA_PARTITION_UA)),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY(const_cast<char*>(record.key.data()), record.key.size()), RD_KAFKA_V_VALUE(value, value_size),
        RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(in_flight), RD_KAFKA_V_END);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) rd_kafka_headers_destroy(headers);
    return error;
  }

  void PollLoop() {
    while (!stopping_) {
      bool fatal = false;
      {
        absl::ReaderMutexLock lock(&mutex_);
        rd_kafka_poll(client_, 50);
        char reason[256];
        fatal = rd_kafka_fatal_error(client_, reason, sizeof(reason)) != RD_KAFKA_RESP_ERR_NO_ERROR;
      }
      if (!fatal) continue;
      absl::MutexLock lock(&mutex_);
      Destroy();
      while (!stopping_ && !Build().ok()) absl::SleepFor(absl::Seconds(1));
    }
  }

  const ClientOptions options_;
  absl::Mutex mutex_;  // exclusive only while the client is rebuilt
  rd_kafka_t* client_ ABSL_GUARDED_BY(mutex_) = nullptr;
  std::vector<rd_kafka_topic_t*> warm_ ABSL_GUARDED_BY(mutex_);
  std::atomic<bool> stopping_ = false;
  std::thread poller_;
};

}  // namespace

absl::Status Producer::ProduceAndWait(std::vector<OutRecord> records) {
  struct Wait {
    absl::Mutex mutex;
    size_t open ABSL_GUARDED_BY(mutex);
    absl::Status first_error ABSL_GUARDED_BY(mutex);
  };
  const auto wait = std::make_shared<Wait>();
  {
    absl::MutexLock lock(&wait->mutex);
    wait->open = records.size();
  }
  for (OutRecord& record : records) {
    Produce(std::move(record), [wait](absl::Status status) {
      absl::MutexLock lock(&wait->mutex);
      if (wait->first_error.ok()) wait->first_error = std::move(status);
      --wait->open;
    });
  }
  absl::MutexLock lock(&wait->mutex);
  wait->mutex.Await(absl::Condition(+[](Wait* w) { return w->open == 0; }, wait.get()));
  return wait->first_error;
}

absl::StatusOr<std::unique_ptr<Producer>> Producer::Create(const ClientOptions& options) {
  auto producer = std::make_unique<RdKafkaProducer>(options);
  FL_RETURN_IF_ERROR(producer->Start());
  return producer;
}

}  // namespace firstline::kafka
