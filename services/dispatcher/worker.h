#pragma once

#include "common/base/clock.h"
#include "common/runtime/record_handler.h"
#include "services/dispatcher/runner.h"

namespace firstline::dispatcher {

// The Kafka edge: `tickets.decided` in, plans to the runner. A record counts as finished once its plan is on record.
class Worker : public runtime::RecordHandler {
 public:
  // Both outlive the object.
  Worker(Runner& runner, const Clock& clock) : runner_(runner), clock_(clock) {}

  // An unreadable record becomes a dead letter and, where its headers name a turn, a hand-off of the dispatcher's own.
  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;
  void Revoked(const std::vector<int32_t>& partitions) override;

 private:
  Runner& runner_;
  const Clock& clock_;
};

}  // namespace firstline::dispatcher
