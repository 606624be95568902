#include "common/runtime/ticket_record.h"

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/version.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"
#include "common/telemetry/trace.h"

namespace firstline::runtime {

kafka::OutRecord TicketRecord(const v1::Ticket& ticket, absl::string_view topic, absl::string_view stage,
                              absl::Time now) {
  const std::string id = StageOutId(ticket.turn_id(), stage);
  return {.topic = std::string(topic),
          .key = ConversationKey(ticket.tenant(), ticket.conversation_id()),
          .value = ticket.SerializeAsString(),
          .headers = kafka::ToHeaders({.id = id,
                                       .source = absl::StrCat("/firstline/", stage),
                                       .type = "firstline.v1.Ticket",
                                       .time = now,
                                       .tenant = ticket.tenant(),
                                       .conversation = ticket.conversation_id(),
                                       .turn = ticket.turn_id(),
                                       .traceparent = telemetry::ChildTraceparent(ticket.traceparent(), id)})};
}

absl::StatusOr<v1::Ticket> ReadTicket(const kafka::Record& record) {
  v1::Ticket ticket;
  if (!record.value.has_value()) return absl::DataLossError("record without a value, want a Ticket");
  if (!ticket.ParseFromString(*record.value)) {
    return absl::DataLossError(absl::StrCat("record of ", record.value->size(), " bytes is no Ticket"));
  }
  if (ticket.tenant().empty() || ticket.conversation_id().empty() || ticket.turn_id().empty()) {
    return absl::DataLossError("Ticket without tenant, conversation or turn id");
  }
  return ticket;
}

v1::Ticket TicketOfHeaders(const kafka::Record& record) {
  const kafka::Event event = kafka::EventOf(record);
  v1::Ticket ticket;
  ticket.set_tenant(event.tenant);
  ticket.set_conversation_id(event.conversation);
  ticket.set_turn_id(event.turn);
  ticket.set_traceparent(event.traceparent);
  return ticket;
}

void AddError(absl::string_view stage, const absl::Status& error, int attempts, v1::Ticket& ticket) {
  v1::StageError* const entry = ticket.add_errors();
  entry->set_stage(stage.data(), stage.size());
  entry->set_code(absl::StatusCodeToString(error.code()));
  entry->set_message(error.message().data(), error.message().size());
  entry->set_attempts(attempts);
}

kafka::OutRecord DeadLetter(absl::string_view stage, const kafka::Record& record, const absl::Status& error,
                            int attempts, absl::Time now) {
  kafka::OutRecord dead = {
      .topic = kafka::DeadLetterTopic(stage), .key = record.key, .value = record.value, .headers = record.headers};
  for (const auto& [name, value] : std::initializer_list<std::pair<std::string, std::string>>{
           {"dlq_stage", std::string(stage)},
           {"dlq_topic", record.topic},
           {"dlq_partition", absl::StrCat(record.partition)},
           {"dlq_offset", absl::StrCat(record.offset)},
           {"dlq_code", absl::StatusCodeToString(error.code())},
           {"dlq_message", std::string(error.message())},
           {"dlq_attempts", absl::StrCat(attempts)},
           {"dlq_first_time", absl::FormatTime(absl::RFC3339_full, record.timestamp, absl::UTCTimeZone())},
           {"dlq_time", absl::FormatTime(absl::RFC3339_full, now, absl::UTCTimeZone())},
           {"dlq_build", std::string(BuildVersion())}}) {
    dead.headers.push_back({name, value});
  }
  return dead;
}

}  // namespace firstline::runtime
