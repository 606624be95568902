#pragma once

#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "common/base/clock.h"
#include "common/kafka/offset_probe.h"
#include "common/kafka/producer.h"
#include "common/runtime/policy_store.h"
#include "common/runtime/record_handler.h"
#include "common/telemetry/log.h"
#include "common/telemetry/metrics.h"
#include "firstline/v1/ticket.pb.h"
#include "services/escalation/deadline_watch.h"

namespace firstline::escalation {

// Kafka edge of escalation. Reads `tickets.answered` and, beside it, `tickets.received`: explicit requests for a person
// are decided from there at once, and a turn that has no answer at its deadline is handed off. One consumer group, same
// partition count, `range`: both topics of a partition are read by the same member.
class Worker : public runtime::RecordHandler {
 public:
  Worker(const runtime::PolicyStore& policies, kafka::ClientOptions client, kafka::Producer& producer, const Clock& clock,
         const telemetry::Log& log, telemetry::Metrics& metrics);
  ~Worker() override;

  // Starts the thread that looks for turns past their deadline.
  void StartWatch(absl::Duration interval);
  void StopWatch();

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  // Reads which turns of the partitions are decided already, from `tickets.decided`.
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;
  void Revoked(const std::vector<int32_t>& partitions) override;

 private:
  absl::StatusOr<Output> HandleReceived(const kafka::Record& record, const Context& context);
  absl::StatusOr<Output> HandleAnswered(const kafka::Record& record, const Context& context);
  Output Emit(int32_t partition, const v1::Ticket& ticket);
  void Watch(absl::Duration interval);
  void HandOffLate(const DeadlineWatch::Entry& entry);
  bool AnswersAreRead(int32_t partition, const std::string& turn_id);

  const runtime::PolicyStore& policies_;
  const kafka::ClientOptions client_;
  kafka::Producer& producer_;
  const Clock& clock_;
  const telemetry::Log& log_;
  telemetry::Metrics& metrics_;
  DeadlineWatch watch_;
  std::unique_ptr<kafka::OffsetProbe> probe_;           // watch thread only
  std::map<std::string, int64_t> answers_seen_to_;      // watch thread only: due turn to the end of answers when it fell due
  std::atomic<bool> stopping_ = false;
  std::thread watcher_;
};

}  // namespace firstline::escalation
