#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "absl/time/time.h"
#include "common/kafka/consumer_group.h"

namespace firstline::runtime {

// Tells whether a consumer has stopped making progress although the broker has something for it. librdkafka before
// 2.10.0 can be stuck that way, and nothing but a new client helps. Pure; used by one thread.
class ProgressJudge {
 public:
  struct Position {
    kafka::TopicPartition partition;
    int64_t next = 0;  // offset the consumer reads next
    int64_t end = 0;   // offset the partition's next record will get
  };
  enum class Verdict {
    kFine,
    kUnassigned,  // no assignment for longer than the patience
    kStuck,       // records wait in a partition that may be read, and its position did not move
  };

  explicit ProgressJudge(absl::Duration patience) : patience_(patience) {}

  // What was seen at `now`, with the broker answering. `waiting`: the partitions that may be read and did not move
  // since the look before. `moved`: some other one did.
  Verdict Look(absl::Time now, bool assigned, const std::vector<Position>& waiting, bool moved);

  // The broker did not answer: nobody can make progress, and every wait starts anew.
  void BrokerAway();

  // A new client begins. Its patience is doubled, at most eightfold, until something is read: what a new client does
  // not cure must not become a storm of them.
  void Rebuilt();

 private:
  struct Wait {
    int64_t next = 0;
    absl::Time since;
  };

  absl::Duration Patience() const { return patience_ * factor_; }

  const absl::Duration patience_;
  int factor_ = 1;
  absl::Time unassigned_since_ = absl::InfiniteFuture();
  std::map<kafka::TopicPartition, Wait> waits_;  // at most one entry per assigned partition
};

}  // namespace firstline::runtime
