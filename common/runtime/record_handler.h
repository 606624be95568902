#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "common/runtime/outcome.h"

namespace firstline::runtime {

// What a stage does with records. The stage runtime owns threads, order, retries, acknowledgements and commits; the
// handler owns the meaning. Handle is called from worker threads: one record of a conversation at a time, in log order;
// different conversations at once.
class RecordHandler {
 public:
  struct Context {
    int attempt = 1;         // 1 for the first try of this record
    absl::Time now;          // when this try began
    std::string newer_turn;  // id of a newer turn of the same conversation already queued behind this one, or ""
    // Completes a deferred record; any thread, once. Safe after the partition was revoked (then without effect).
    std::function<void()> finish;
  };

  // What came out. The record counts as finished once all `records` are acknowledged; a deferred one, which carries no
  // records, once Context::finish was called.
  struct Output {
    std::vector<kafka::OutRecord> records;
    bool deferred = false;
    // For the log; without a code nothing is logged, because the outcome is reached elsewhere. That place logs it.
    Outcome outcome = {};
  };

  virtual ~RecordHandler() = default;

  // An error is tried again when its disposition (common/base/disposition.h) says so, at most StageOptions::attempts
  // times within StageOptions::budget; then Fail is asked. kCancelled leaves the record unfinished (shutting down).
  virtual absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) = 0;

  // The record failed for good: what is forwarded instead (the ticket with the error in its part; for an unreadable
  // record the dead letter and a ticket of ids). Must not fail.
  virtual Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) = 0;

  // Rebuilds the views of partitions just assigned, before their first record is handled. Called from a thread of its
  // own; an error is tried again every second; `cancelled` turns true when the partitions were revoked meanwhile.
  virtual absl::Status Restore(const std::vector<int32_t>& /*partitions*/, const std::function<bool()>& /*cancelled*/) {
    return absl::OkStatus();
  }

  // The partitions are given up; running Handle calls of them have returned or were abandoned. At most 10 s.
  virtual void Revoked(const std::vector<int32_t>& /*partitions*/) {}
};

}  // namespace firstline::runtime
