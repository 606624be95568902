#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"

namespace firstline::kafka {

// Connection of a program to the brokers.
struct ClientOptions {
  std::string brokers = "127.0.0.1:9092";  // host:port, comma-separated
  std::string client_id = "firstline";
  absl::Duration message_timeout = absl::Seconds(30);  // produce: an unacknowledged record fails after this
  absl::Duration linger = absl::Milliseconds(1);
  // Produce: records that only time out for this long mean that the client is stuck; it is built anew.
  absl::Duration stall_timeout = absl::Seconds(60);
};

// Writes records with acks=all and idempotence; a record counts only once its delivery report arrived. After a fatal
// client error, or when nothing got through for stall_timeout, the client is built anew: duplicates are harmless,
// records carry deterministic ids. Thread-safe.
class Producer {
 public:
  using Done = std::function<void(absl::Status)>;

  virtual ~Producer() = default;

  // Queues one record. `done` is called exactly once, from the producer's thread or (queue full, unknown partition)
  // from this call: OK after the broker acknowledged; Unavailable or DeadlineExceeded otherwise. `done` must not block.
  virtual void Produce(OutRecord record, Done done) = 0;

  // Writes all records and waits for every acknowledgement; the first error otherwise. Records of one partition keep
  // their order.
  absl::Status ProduceAndWait(std::vector<OutRecord> records);

  // Learns the partitions of these topics now, so that the first record to each is not held up: librdkafka
  // before 2.10.1 waits up to a second for that. A client built anew learns them again. The first error otherwise;
  // records may be produced all the same.
  virtual absl::Status Warm(const std::vector<std::string>& /*topics*/, absl::Duration /*timeout*/) {
    return absl::OkStatus();
  }

  // Waits until nothing is in flight.
  virtual absl::Status Flush(absl::Duration timeout) = 0;

  // How often the client was built anew.
  virtual int64_t Rebuilds() const { return 0; }

  // Connects lazily: succeeds without a broker. InvalidArgument for settings librdkafka refuses.
  static absl::StatusOr<std::unique_ptr<Producer>> Create(const ClientOptions& options);
};

}  // namespace firstline::kafka
