#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/consumer_group.h"
#include "common/kafka/offset_probe.h"
#include "common/runtime/progress_judge.h"

namespace firstline::runtime {

// Compares where a consumer is with where the broker says its partitions end, over a connection of its own. One thread.
class ConsumerCheck {
 public:
  // A new connection for every look: one that is kept could be stuck like the consumer's.
  using OpenProbe = std::function<absl::StatusOr<std::unique_ptr<kafka::OffsetProbe>>()>;

  // Where the consumer is.
  struct View {
    absl::Time at;
    bool assigned = false;
    std::map<kafka::TopicPartition, int64_t> readable;  // to the offset read next, or -1 before the first record
  };

  // `topic`: one that the consumer reads; asked for when nothing is assigned, to see whether the broker answers.
  ConsumerCheck(absl::Duration patience, std::string topic, OpenProbe open_probe);

  // Blocks for the broker's answers, at most some seconds. Asks only about partitions that did not move since the look
  // before, so a busy consumer costs nothing.
  ProgressJudge::Verdict Look(const View& view);

  // The consumer was built anew.
  void Rebuilt();

 private:
  // The partitions that did not move, with their ends; an error when the broker does not answer.
  absl::StatusOr<std::vector<ProgressJudge::Position>> Waiting(const View& view);

  const std::string topic_;
  const OpenProbe open_probe_;
  ProgressJudge judge_;
  std::map<kafka::TopicPartition, int64_t> before_;  // as in the look before
};

}  // namespace firstline::runtime
