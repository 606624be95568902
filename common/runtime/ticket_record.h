#pragma once

// Tickets as records: one way to write them, read them, and to pass on what cannot be read.

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::runtime {

// The ticket as stage `stage` writes it to `topic`: key tenant/conversation, id stage_out_id.
kafka::OutRecord TicketRecord(const v1::Ticket& ticket, absl::string_view topic, absl::string_view stage,
                              absl::Time now);

// The ticket in a record. DataLoss when it cannot be parsed or carries no tenant, conversation or turn id.
absl::StatusOr<v1::Ticket> ReadTicket(const kafka::Record& record);

// A ticket of ids only, from the record's headers; for records that cannot be read. Its ids may be empty.
v1::Ticket TicketOfHeaders(const kafka::Record& record);

// Notes in the ticket that `stage` failed.
void AddError(absl::string_view stage, const absl::Status& error, int attempts, v1::Ticket& ticket);

// The record for "<stage>.dlq": the original bytes and headers, with where it came from and why it is here.
kafka::OutRecord DeadLetter(absl::string_view stage, const kafka::Record& record, const absl::Status& error,
                            int attempts, absl::Time now);

}  // namespace firstline::runtime
