#pragma once

#include <compare>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/producer.h"
#include "common/kafka/record.h"

namespace firstline::kafka {

struct TopicPartition {
  std::string topic;
  int32_t partition = 0;
  friend auto operator<=>(const TopicPartition&, const TopicPartition&) = default;
};

// A member of a consumer group that reads each partition from a queue of its own, so that one full partition holds back
// nobody else: it is simply not read; never pause, never seek. Assignment strategy `range`, eager. All calls but Wake
// come from one thread; the listener is called from inside Poll and Close.
class ConsumerGroup {
 public:
  struct Options {
    ClientOptions client;
    std::string group;
    std::vector<std::string> topics;
    std::string instance_id;  // static membership, or "" for dynamic
    absl::Duration session_timeout = absl::Seconds(10);
  };
  struct Listener {
    virtual ~Listener() = default;
    virtual void Assigned(const std::vector<TopicPartition>& partitions) = 0;
    // Commit what is finished inside this call; afterwards the partitions belong to somebody else. `lost`: they already
    // do, and a commit would fail.
    virtual void Revoked(const std::vector<TopicPartition>& partitions, bool lost) = 0;
  };
  // How many more records of the partition are welcome now; 0: it is not read.
  using Room = std::function<size_t(const TopicPartition&)>;
  using Visitor = std::function<void(Record)>;

  virtual ~ConsumerGroup() = default;

  // Hands out what is there, waiting up to `wait` when nothing is. Returns the count of records visited.
  virtual int Poll(absl::Duration wait, const Room& room, const Visitor& visit) = 0;

  // Commits the next offsets to read. `wait`: returns after the broker answered.
  virtual absl::Status Commit(const std::map<TopicPartition, int64_t>& next_offsets, bool wait) = 0;

  // Ends a waiting Poll early. Any thread.
  virtual void Wake() = 0;

  // True after an error that only a new client overcomes, for example when another process took our instance id.
  virtual bool Failed() const = 0;

  // Leaves the group (a static member only goes away); the listener sees Revoked for what is left.
  virtual void Close() = 0;

  static absl::StatusOr<std::unique_ptr<ConsumerGroup>> Join(const Options& options, Listener& listener);
};

}  // namespace firstline::kafka
