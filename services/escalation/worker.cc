#include "services/escalation/worker.h"

#include "absl/strings/str_join.h"
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
constexpr char kGroup[] = "escalation";
// Longer than any deadline a policy may set: what was decided before it cannot be waiting any more.
constexpr absl::Duration kDecidedWindow = absl::Hours(2);

}  // namespace

Worker::Worker(const runtime::PolicyStore& policies, kafka::ClientOptions client, kafka::Producer& producer, const Clock& clock,
               const telemetry::Log& log, telemetry::Metrics& metrics)
    : policies_(policies), client_(std::move(client)), producer_(producer), clock_(clock), log_(log), metrics_(metrics) {}

Worker::~Worker() { StopWatch(); }

void Worker::StartWatch(absl::Duration interval) {
  watcher_ = std::thread([this, interval] { Watch(interval); });
}

void Worker::StopWatch() {
  stopping_ = true;
  if (watcher_.joinable()) watcher_.join();
}

absl::StatusOr<runtime::RecordHandler::Output> Worker::Handle(const kafka::Record& record, const Context& context) {
  return record.topic == kafka::kReceived ? HandleReceived(record, context) : HandleAnswered(record, context);
}

absl::StatusOr<runtime::RecordHandler::Output> Worker::HandleReceived(const kafka::Record& record, const Context& context) {
  FL_ASSIGN_OR_RETURN(v1::Ticket ticket, runtime::ReadTicket(record));
  if (watch_.IsDecided(record.partition, ticket.turn_id())) return Output{};
  if (ticket.superseded_by().empty() && AsksWithoutClassification(FactsOf(ticket, Trigger::kExplicitRequest, context.now))) {
    FL_RETURN_IF_ERROR(DecideTicket(policies_, Trigger::kExplicitRequest, context.now, ticket));
    return Emit(record.partition, ticket);
  }
  const bool waits = watch_.Add({.turn_id = ticket.turn_id(),
                                 .partition = record.partition,
                                 .deadline = DeadlineOf(ticket),
                                 .ticket = *record.value,
                                 .finish = context.finish});
  return Output{.deferred = waits};
}

absl::StatusOr<runtime::RecordHandler::Output> Worker::HandleAnswered(const kafka::Record& record, const Context& context) {
  FL_ASSIGN_OR_RETURN(v1::Ticket ticket, runtime::ReadTicket(record));
  if (watch_.IsDecided(record.partition, ticket.turn_id())) return Output{};
  if (ticket.superseded_by().empty()) ticket.set_superseded_by(context.newer_turn);
  FL_RETURN_IF_ERROR(DecideTicket(policies_, Trigger::kAnswered, context.now, ticket));
  return Emit(record.partition, ticket);
}

runtime::RecordHandler::Output Worker::Emit(int32_t partition, const v1::Ticket& ticket) {
  // Marked before the acknowledgement: should that never come, the record at hand is read again after a restart.
  watch_.Decided(partition, ticket.turn_id());
  const std::string reason = ticket.decision().reasons().empty() ? "" : ticket.decision().reasons(0);
  metrics_.Count("firstline_decisions_total", "Decisions by kind and deciding reason.",
                 {{"kind", v1::DecisionKind_Name(ticket.decision().kind())}, {"reason", reason}});
  log_.Info("decided", {{"tenant", ticket.tenant()},
                        {"conversation", ticket.conversation_id()},
                        {"turn_id", ticket.turn_id()},
                        {"kind", v1::DecisionKind_Name(ticket.decision().kind())},
                        {"reasons", absl::StrJoin(ticket.decision().reasons(), ",")}});
  return {.records = {runtime::TicketRecord(ticket, kafka::kDecided, kStage, clock_.Now())}};
}

runtime::RecordHandler::Output Worker::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  Output output;
  absl::StatusOr<v1::Ticket> ticket = runtime::ReadTicket(record);
  if (!ticket.ok()) {
    output.records.push_back(runtime::DeadLetter(kStage, record, error, attempts, clock_.Now()));
    ticket = runtime::TicketOfHeaders(record);
    if (ticket->turn_id().empty() || ticket->conversation_id().empty()) return output;
  }
  if (watch_.IsDecided(record.partition, ticket->turn_id())) return output;
  runtime::AddError(kStage, error, attempts, *ticket);
  if (!DecideTicket(policies_, Trigger::kAnswered, clock_.Now(), *ticket).ok()) HandOffBlindly(clock_.Now(), *ticket);
  Output decided = Emit(record.partition, *ticket);
  output.records.push_back(std::move(decided.records.front()));
  return output;
}

absl::Status Worker::Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) {
  watch_.Forget(partitions);
  FL_ASSIGN_OR_RETURN(const auto reader,
                      kafka::LogReader::OpenSince(client_, kafka::kDecided, partitions, clock_.Now() - kDecidedWindow));
  return reader->ReadToEnd(
      [this](const kafka::Record& record) { watch_.Decided(record.partition, record.HeaderValue("ce_turn")); },
      absl::Seconds(60), cancelled);
}

void Worker::Revoked(const std::vector<int32_t>& partitions) { watch_.Forget(partitions); }

void Worker::Watch(absl::Duration interval) {
  while (!stopping_) {
    clock_.Sleep(interval);
    metrics_.Set("firstline_undecided_turns", "Turns received and not decided.", static_cast<double>(watch_.Open()));
    const std::vector<DeadlineWatch::Entry> due = watch_.Due(clock_.Now());
    if (due.empty()) answers_seen_to_.clear();
    for (const DeadlineWatch::Entry& entry : due) {
      if (stopping_) return;
      if (AnswersAreRead(entry.partition, entry.turn_id)) HandOffLate(entry);
    }
  }
}

bool Worker::AnswersAreRead(int32_t partition, const std::string& turn_id) {
  if (probe_ == nullptr) {
    auto opened = kafka::OffsetProbe::Open(client_, kGroup);
    if (!opened.ok()) return false;
    probe_ = *std::move(opened);
  }
  const auto seen = answers_seen_to_.find(turn_id);
  if (seen == answers_seen_to_.end()) {
    const auto end = probe_->End(kafka::kAnswered, partition);
    if (!end.ok()) return false;
    answers_seen_to_[turn_id] = *end;
  }
  const auto committed = probe_->Committed(kafka::kAnswered, partition);
  return committed.ok() && *committed >= answers_seen_to_[turn_id];
}

void Worker::HandOffLate(const DeadlineWatch::Entry& entry) {
  v1::Ticket ticket;
  if (!ticket.ParseFromString(entry.ticket)) return;  // it was parsed when it came in
  if (!DecideTicket(policies_, Trigger::kDeadline, clock_.Now(), ticket).ok()) HandOffBlindly(clock_.Now(), ticket);
  const absl::Status written =
      producer_.ProduceAndWait({runtime::TicketRecord(ticket, kafka::kDecided, kStage, clock_.Now())});
  if (!written.ok()) return;  // still due at the next look
  metrics_.Count("firstline_deadlines_missed_total", "Turns handed off because no answer came in time.");
  log_.Warning("deadline", {{"tenant", ticket.tenant()}, {"conversation", ticket.conversation_id()}, {"turn_id", ticket.turn_id()}});
  watch_.Decided(entry.partition, entry.turn_id);
  answers_seen_to_.erase(entry.turn_id);
}

}  // namespace firstline::escalation
