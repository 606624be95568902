#pragma once

#include <functional>
#include <vector>

#include "common/base/clock.h"
#include "common/kafka/producer.h"
#include "common/runtime/record_handler.h"
#include "firstline/v1/ticket.pb.h"
#include "services/escalation/deadline_watch.h"
#include "services/escalation/metrics.h"
#include "services/escalation/stage.h"

namespace firstline::escalation {

// Kafka edge of escalation. Reads `tickets.answered` and, beside it, `tickets.received`: explicit requests for a person
// are decided from there at once; every other turn waits in `watch` for its answer, or for its deadline
// (deadline_keeper.h). One consumer group, same partition count, `range`: both topics of a partition are read by the
// same member.
class Worker : public runtime::RecordHandler {
 public:
  // Everything referred to outlives the worker. `client`: where `tickets.decided` is read on assignment.
  Worker(Lookups lookups, DeadlineWatch& watch, kafka::ClientOptions client, const Clock& clock, Metrics& metrics);

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  // Reads which turns of the partitions are decided already, from `tickets.decided`.
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;
  void Revoked(const std::vector<int32_t>& partitions) override;

 private:
  absl::StatusOr<Output> HandleReceived(const kafka::Record& record, const Context& context);
  absl::StatusOr<Output> HandleAnswered(const kafka::Record& record, const Context& context);
  Output Emit(int32_t partition, const v1::Ticket& ticket);

  const Lookups lookups_;
  DeadlineWatch& watch_;
  const kafka::ClientOptions client_;
  const Clock& clock_;
  Metrics& metrics_;
};

}  // namespace firstline::escalation
