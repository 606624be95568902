#include "services/escalation/worker.h"

#include <utility>

#include "common/base/status_macros.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "common/runtime/ticket_record.h"
#include "services/escalation/core/explicit_request.h"
#include "services/escalation/stage.h"
#include "services/escalation/wire.h"

namespace firstline::escalation {
namespace {

constexpr char kStage[] = "escalation";
// Twice the longest deadline a policy may set: what was decided before it cannot be waiting any more.
constexpr absl::Duration kDecidedWindow = absl::Hours(2);
constexpr absl::Duration kRestoreTimeout = absl::Seconds(60);

}  // namespace

Worker::Worker(Lookups lookups, DeadlineWatch& watch, kafka::ClientOptions client, const Clock& clock, Metrics& metrics)
    : lookups_(std::move(lookups)), watch_(watch), client_(std::move(client)), clock_(clock), metrics_(metrics) {}

absl::StatusOr<runtime::RecordHandler::Output> Worker::Handle(const kafka::Record& record, const Context& context) {
  return record.topic == kafka::kReceived ? HandleReceived(record, context) : HandleAnswered(record, context);
}

absl::StatusOr<runtime::RecordHandler::Output> Worker::HandleReceived(const kafka::Record& record,
                                                                      const Context& context) {
  FL_ASSIGN_OR_RETURN(v1::Ticket ticket, runtime::ReadTicket(record));
  if (watch_.IsDecided(record.partition, ticket.turn_id())) return Output{};
  const Facts facts = FactsOf(ticket, Trigger::kAnswered, context.now);
  if (facts.superseded_by.empty() && AsksWithoutClassification(facts)) {
    FL_RETURN_IF_ERROR(DecideTicket(lookups_, Trigger::kExplicitRequest, context.now, ticket));
    return Emit(record.partition, ticket);
  }
  const bool waits = watch_.Add({.turn_id = ticket.turn_id(),
                                 .partition = record.partition,
                                 .deadline = DeadlineOf(ticket),
                                 .ticket = *record.value,
                                 .finish = context.finish});
  return Output{.records = {}, .deferred = waits};
}

absl::StatusOr<runtime::RecordHandler::Output> Worker::HandleAnswered(const kafka::Record& record,
                                                                      const Context& context) {
  FL_ASSIGN_OR_RETURN(v1::Ticket ticket, runtime::ReadTicket(record));
  if (watch_.IsDecided(record.partition, ticket.turn_id())) return Output{};
  if (ticket.superseded_by().empty()) ticket.set_superseded_by(context.newer_turn);
  FL_RETURN_IF_ERROR(DecideTicket(lookups_, Trigger::kAnswered, context.now, ticket));
  return Emit(record.partition, ticket);
}

runtime::RecordHandler::Output Worker::Emit(int32_t partition, const v1::Ticket& ticket) {
  // Marked before the acknowledgement: should that never come, the record at hand is read again after a restart.
  watch_.Decided(partition, ticket.turn_id());
  metrics_.Decided(ticket.decision());
  return {.records = {runtime::TicketRecord(ticket, kafka::kDecided, kStage, clock_.Now())},
          .outcome = OutcomeOf(ticket.decision())};
}

runtime::RecordHandler::Output Worker::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  Output output;
  absl::StatusOr<v1::Ticket> ticket = runtime::ReadTicket(record);
  if (!ticket.ok()) {
    output.records.push_back(runtime::DeadLetter(kStage, record, error, attempts, clock_.Now()));
    output.outcome.code = "dead_letter";
    ticket = runtime::TicketOfHeaders(record);
    if (ticket->turn_id().empty() || ticket->conversation_id().empty()) return output;
  }
  if (watch_.IsDecided(record.partition, ticket->turn_id())) return output;
  runtime::AddError(kStage, error, attempts, *ticket);
  DecideTicketOrHandOff(lookups_, Trigger::kAnswered, clock_.Now(), *ticket);
  Output decided = Emit(record.partition, *ticket);
  output.records.push_back(std::move(decided.records.front()));
  output.outcome = std::move(decided.outcome);
  return output;
}

absl::Status Worker::Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) {
  watch_.Forget(partitions);
  FL_ASSIGN_OR_RETURN(const auto reader,
                      kafka::LogReader::OpenSince(client_, kafka::kDecided, partitions, clock_.Now() - kDecidedWindow));
  return reader->ReadToEnd(
      [this](const kafka::Record& record) { watch_.Decided(record.partition, record.HeaderValue("ce_turn")); },
      kRestoreTimeout, cancelled);
}

void Worker::Revoked(const std::vector<int32_t>& partitions) { watch_.Forget(partitions); }

}  // namespace firstline::escalation
