#include "common/kafka/producer.h"

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/strings/str_cat.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/kafka/client.h"
#include "common/telemetry/log.h"

namespace firstline::kafka {
namespace {

// What travels with a message until its delivery report.
struct InFlight {
  Producer::Done done;
};

const telemetry::Log& OwnLog() {
  static const auto* const log = new telemetry::Log("producer");
  return *log;
}

class RdKafkaProducer : public Producer {
 public:
  explicit RdKafkaProducer(const ClientOptions& options) : options_(options) {}

  ~RdKafkaProducer() override {
    stopping_ = true;
    if (poller_.joinable()) poller_.join();
    absl::MutexLock lock(&mutex_);
    if (client_.handle != nullptr) Dispose(client_, absl::Seconds(2));
    client_ = {};
  }

  absl::Status Start() {
    absl::MutexLock lock(&mutex_);
    FL_ASSIGN_OR_RETURN(client_, Build());
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
    {
      absl::MutexLock lock(&mutex_);
      for (const std::string& topic : topics) {
        if (!warm_.insert(topic).second) continue;
        client_.warm.push_back(rd_kafka_topic_new(client_.handle, topic.c_str(), nullptr));
      }
    }
    const absl::Time deadline = absl::Now() + timeout;
    absl::ReaderMutexLock lock(&mutex_);
    for (const std::string& topic : topics) {
      const absl::Duration left = std::max(absl::Milliseconds(1), deadline - absl::Now());
      FL_RETURN_IF_ERROR(PartitionCount(client_.handle, topic, left).status());
    }
    return absl::OkStatus();
  }

  absl::Status Flush(absl::Duration timeout) override {
    absl::ReaderMutexLock lock(&mutex_);
    return ToStatus(rd_kafka_flush(client_.handle, static_cast<int>(absl::ToInt64Milliseconds(timeout))), "flush");
  }

  int64_t Rebuilds() const override { return rebuilds_; }

 private:
  struct Client {
    rd_kafka_t* handle = nullptr;
    std::vector<rd_kafka_topic_t*> warm;  // a handle keeps what the client learned about its topic
  };

  absl::StatusOr<Client> Build() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
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
    rd_kafka_conf_set_opaque(conf.get(), this);
    rd_kafka_conf_set_dr_msg_cb(conf.get(), &RdKafkaProducer::OnDelivery);
    Client client;
    FL_ASSIGN_OR_RETURN(client.handle, MakeClient(RD_KAFKA_PRODUCER, std::move(conf)));
    for (const std::string& topic : warm_) {
      client.warm.push_back(rd_kafka_topic_new(client.handle, topic.c_str(), nullptr));
    }
    return client;
  }

  // Fails what is still in flight after `patience` (each delivery report runs) and frees the client.
  static void Dispose(const Client& client, absl::Duration patience) {
    rd_kafka_flush(client.handle, static_cast<int>(absl::ToInt64Milliseconds(patience)));
    rd_kafka_purge(client.handle, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    rd_kafka_flush(client.handle, 1000);
    for (rd_kafka_topic_t* const topic : client.warm) rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(client.handle);
  }

  static void OnDelivery(rd_kafka_t*, const rd_kafka_message_t* message, void* opaque) {
    const std::unique_ptr<InFlight> in_flight(static_cast<InFlight*>(message->_private));
    static_cast<RdKafkaProducer*>(opaque)->Delivered(message->err);
    in_flight->done(ToStatus(message->err, "produce"));
  }

  // Remembers since when nothing got through.
  void Delivered(rd_kafka_resp_err_t error) {
    if (error == RD_KAFKA_RESP_ERR_NO_ERROR) {
      failing_since_ms_ = kNotFailing;
    } else if (error == RD_KAFKA_RESP_ERR__MSG_TIMED_OUT) {
      int64_t expected = kNotFailing;
      failing_since_ms_.compare_exchange_strong(expected, absl::GetCurrentTimeNanos() / 1'000'000);
    }
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
        client_.handle, RD_KAFKA_V_TOPIC(record.topic.c_str()),
        RD_KAFKA_V_PARTITION(record.partition.value_or(RD_KAFKA_PARTITION_UA)),
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
        RD_KAFKA_V_KEY(const_cast<char*>(record.key.data()), record.key.size()), RD_KAFKA_V_VALUE(value, value_size),
        RD_KAFKA_V_HEADERS(headers), RD_KAFKA_V_OPAQUE(in_flight), RD_KAFKA_V_END);
    if (error != RD_KAFKA_RESP_ERR_NO_ERROR) rd_kafka_headers_destroy(headers);
    return error;
  }

  void PollLoop() {
    while (!stopping_) {
      absl::string_view why;
      {
        absl::ReaderMutexLock lock(&mutex_);
        rd_kafka_poll(client_.handle, 50);
        why = WhyReplace();
      }
      if (!why.empty()) Replace(why);
    }
  }

  // Why the client must go, or "".
  absl::string_view WhyReplace() ABSL_SHARED_LOCKS_REQUIRED(mutex_) {
    char reason[256];
    if (rd_kafka_fatal_error(client_.handle, reason, sizeof(reason)) != RD_KAFKA_RESP_ERR_NO_ERROR) return "fatal";
    const int64_t since = failing_since_ms_;
    if (since == kNotFailing) return "";
    return absl::Now() - absl::FromUnixMillis(since) >= options_.stall_timeout ? "stuck" : "";
  }

  // Writers wait only for the exchange of the client, not for the end of the one before.
  void Replace(absl::string_view why) {
    Client before;
    {
      absl::MutexLock lock(&mutex_);
      absl::StatusOr<Client> fresh = Build();
      if (!fresh.ok()) {
        OwnLog().Error("producer_unbuilt", {{"status", fresh.status().ToString()}});
        return;  // the poll loop comes again
      }
      before = std::exchange(client_, *std::move(fresh));
    }
    failing_since_ms_ = kNotFailing;
    ++rebuilds_;
    OwnLog().Error("producer_rebuilt", {{"client", options_.client_id}, {"reason", why}});
    Dispose(before, absl::ZeroDuration());
  }

  static constexpr int64_t kNotFailing = 0;

  const ClientOptions options_;
  absl::Mutex mutex_;  // exclusive only while the client is exchanged
  Client client_ ABSL_GUARDED_BY(mutex_);
  std::set<std::string> warm_ ABSL_GUARDED_BY(mutex_);   // topics every client is to know
  std::atomic<int64_t> failing_since_ms_ = kNotFailing;  // Unix time of the first timeout after the last success
  std::atomic<int64_t> rebuilds_ = 0;
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
