#include "services/dispatcher/worker.h"

#include <utility>

#include "common/runtime/ticket_record.h"

namespace firstline::dispatcher {
namespace {

constexpr char kStage[] = "dispatcher";

}  // namespace

absl::StatusOr<runtime::RecordHandler::Output> Worker::Handle(const kafka::Record& record, const Context& context) {
  Arrival arrival = {.partition = record.partition, .written_at = record.timestamp, .finish = context.finish};
  absl::StatusOr<v1::Ticket> ticket = runtime::ReadTicket(record);
  if (!ticket.ok()) {
    kafka::OutRecord dead = runtime::DeadLetter(kStage, record, ticket.status(), context.attempt, clock_.Now());
    v1::Ticket ids = runtime::TicketOfHeaders(record);
    if (ids.tenant().empty() || ids.conversation_id().empty() || ids.turn_id().empty()) {
      Output output;
      output.records.push_back(std::move(dead));
      output.outcome.code = "dead_letter";
      return output;
    }
    runtime::AddError(kStage, ticket.status(), context.attempt, ids);
    arrival.with_plan.push_back(std::move(dead));
    ticket = std::move(ids);
  }
  arrival.ticket = *std::move(ticket);
  runner_.Submit(std::move(arrival));
  Output output;
  output.deferred = true;
  return output;
}

runtime::RecordHandler::Output Worker::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  Output output;
  output.records.push_back(runtime::DeadLetter(kStage, record, error, attempts, clock_.Now()));
  output.outcome.code = "dead_letter";
  return output;
}

absl::Status Worker::Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) {
  return runner_.Restore(partitions, cancelled);
}

void Worker::Revoked(const std::vector<int32_t>& partitions) { runner_.Revoked(partitions); }

}  // namespace firstline::dispatcher
