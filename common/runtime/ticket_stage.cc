#include "common/runtime/ticket_stage.h"

#include <utility>

#include "common/base/status_macros.h"
#include "common/runtime/ticket_record.h"

namespace firstline::runtime {

TicketStage::TicketStage(std::string stage, std::string out_topic, Fill fill, Describe describe, const Clock& clock)
    : stage_(std::move(stage)),
      out_topic_(std::move(out_topic)),
      fill_(std::move(fill)),
      describe_(std::move(describe)),
      clock_(clock) {}

absl::StatusOr<RecordHandler::Output> TicketStage::Handle(const kafka::Record& record, const Context& context) {
  FL_ASSIGN_OR_RETURN(v1::Ticket ticket, ReadTicket(record));
  if (ticket.superseded_by().empty()) ticket.set_superseded_by(context.newer_turn);
  Outcome outcome = {.code = "superseded", .reason = ""};
  if (ticket.superseded_by().empty()) {
    FL_RETURN_IF_ERROR(fill_(context.now, ticket));
    outcome = describe_(ticket);
  }
  return Output{.records = {TicketRecord(ticket, out_topic_, stage_, clock_.Now())}, .outcome = std::move(outcome)};
}

RecordHandler::Output TicketStage::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  const absl::Time now = clock_.Now();
  Output output;
  absl::StatusOr<v1::Ticket> ticket = ReadTicket(record);
  if (!ticket.ok()) {
    output.records.push_back(DeadLetter(stage_, record, error, attempts, now));
    output.outcome.code = "dead_letter";
    ticket = TicketOfHeaders(record);
    if (ticket->turn_id().empty() || ticket->conversation_id().empty()) return output;
  }
  AddError(stage_, error, attempts, *ticket);
  output.records.push_back(TicketRecord(*ticket, out_topic_, stage_, now));
  return output;
}

}  // namespace firstline::runtime
