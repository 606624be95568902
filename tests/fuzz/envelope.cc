// Records of the pipeline's topics: whatever bytes stand there, the stage can read them or say why not, and what cannot
// be read is kept whole.

#include "common/runtime/ticket_record.h"
#include "tests/fuzz/property.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using firstline::fuzz::Require;
  const auto [header, value] = firstline::fuzz::TwoOf(firstline::fuzz::BytesOf(data, size));
  firstline::kafka::Record record;
  record.topic = "tickets.received";
  record.key = std::string(header);
  record.value = std::string(value);
  for (const char* name : {"ce_tenant", "ce_conversation", "ce_turn", "ce_id", "traceparent"}) {
    record.headers.push_back({name, std::string(header)});
  }
  const auto ticket = firstline::runtime::ReadTicket(record);
  if (ticket.ok()) {
    Require(!ticket->tenant().empty() && !ticket->conversation_id().empty() && !ticket->turn_id().empty(),
            "a ticket that was read has its ids");
    const auto again = firstline::runtime::TicketRecord(*ticket, "tickets.classified", "classifier", absl::UnixEpoch());
    Require(again.value.has_value(), "a ticket that was read can be written");
    return 0;
  }
  Require(absl::IsDataLoss(ticket.status()), "what cannot be read is data loss");
  (void)firstline::runtime::TicketOfHeaders(record);
  const auto dead = firstline::runtime::DeadLetter("classifier", record, ticket.status(), 3, absl::UnixEpoch());
  Require(dead.value == record.value, "a dead letter keeps the bytes");
  return 0;
}
