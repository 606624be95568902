#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/producer.h"
#include "common/telemetry/log.h"
#include "services/escalation/deadline_watch.h"
#include "services/escalation/metrics.h"
#include "services/escalation/stage.h"

namespace firstline::escalation {

// Hands off the turns whose deadline has passed, from a thread of its own. Answers already in the log win: a turn is
// handed off only after `tickets.answered` of its partition has been worked off up to the end seen after it fell due.
// What was written counts once the broker acknowledged it; a failed write is tried again at the next look.
class DeadlineKeeper {
 public:
  using OpenProbe = std::function<absl::StatusOr<std::unique_ptr<kafka::OffsetProbe>>()>;

  // Turns handed off per partition in one look; the rest waits for the next.
  static constexpr size_t kTurnsPerLook = 100;

  // Everything referred to outlives the keeper. `open_probe` is asked until it succeeds.
  DeadlineKeeper(DeadlineWatch& watch, Lookups lookups, OpenProbe open_probe, kafka::Producer& producer,
                 const Clock& clock, const telemetry::Log& log, Metrics& metrics);
  ~DeadlineKeeper();

  // Looks every `interval` until Stop. Both are idempotent.
  void Start(absl::Duration interval);
  void Stop();

  // One look; for tests and the thread, never both.
  void Look();

 private:
  struct Partition {
    absl::StatusOr<int64_t> end, committed;  // of tickets.answered, in this look
  };

  bool AnswersAreRead(const DeadlineWatch::Entry& entry, std::map<int32_t, Partition>& partitions);
  void HandOff(const std::vector<const DeadlineWatch::Entry*>& entries);

  DeadlineWatch& watch_;
  const Lookups lookups_;
  const OpenProbe open_probe_;
  kafka::Producer& producer_;
  const Clock& clock_;
  const telemetry::Log& log_;
  Metrics& metrics_;
  std::unique_ptr<kafka::OffsetProbe> probe_;
  std::map<std::string, int64_t> answers_end_;  // due turn to the end of answers first seen after it fell due
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace firstline::escalation
