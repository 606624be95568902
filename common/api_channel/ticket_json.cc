#include "common/api_channel/ticket_json.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "absl/strings/str_cat.h"
#include "common/api_channel/outcome.h"

namespace firstline::api_channel {
namespace {

using Json = nlohmann::ordered_json;

std::string Text(absl::string_view text) { return std::string(text.data(), text.size()); }

std::string TimeText(absl::Time time) { return absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", time, absl::UTCTimeZone()); }

std::string TimeText(const google::protobuf::Timestamp& time) {
  return TimeText(absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos()));
}

absl::string_view StatusName(v1::ApiStatus status) {
  switch (status) {
    case v1::API_STATUS_REPLIED: return "replied";
    case v1::API_STATUS_DRAFTED: return "drafted";
    case v1::API_STATUS_HANDED_OFF: return "handed_off";
    case v1::API_STATUS_IGNORED: return "ignored";
    default: return "in_progress";
  }
}

Json SourcesJson(const v1::ApiOutcome& outcome) {
  Json sources = Json::array();
  for (const v1::Source& source : outcome.sources()) {
    Json entry = {
        {"article_id", source.article_id()}, {"version", source.article_version()}, {"title", source.title()}};
    if (!source.url().empty()) entry["url"] = source.url();
    sources.push_back(std::move(entry));
  }
  return sources;
}

// What a turn that ended adds to the ticket.
void PutOutcome(const v1::ApiOutcome& outcome, Json& body) {
  body["turn_id"] = outcome.turn_id();
  body["ended_at"] = TimeText(outcome.at());
  body["reasons"] = Json::array();
  for (const std::string& reason : outcome.reasons()) body["reasons"].push_back(reason);
  if (!outcome.text().empty()) {
    body["reply"] = {{"message_id", outcome.message_id()}, {"text", outcome.text()}, {"sources", SourcesJson(outcome)}};
  }
  if (!outcome.draft().empty()) body["draft"] = {{"text", outcome.draft()}, {"sources", SourcesJson(outcome)}};
  if (!outcome.team().empty()) body["team"] = outcome.team();
}

void PutHandOff(const v1::HandOffTicket& ticket, Json& body) {
  body["helpdesk_ticket"] = {{"helpdesk", ticket.helpdesk()}, {"id", ticket.ticket_id()}};
}

std::string Dump(const Json& body) { return body.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string TicketJson(const v1::ConversationState& state) {
  const v1::ApiConversation& api = state.api();
  const bool ended = api.has_outcome() && api.outcome().turn_id() == state.last_turn_id();
  Json body = {{"id", state.ticket_id()},
               {"status", Text(ended ? StatusName(api.outcome().status()) : "in_progress")},
               {"created_at", TimeText(api.created_at())},
               {"updated_at", TimeText(state.updated_at())}};
  if (!api.external_id().empty()) body["external_id"] = api.external_id();
  if (!api.subject().empty()) body["subject"] = api.subject();
  if (ended) PutOutcome(api.outcome(), body);
  if (api.has_hand_off()) PutHandOff(api.hand_off(), body);
  body["messages"] = Json::array();
  for (const v1::Message& message : api.messages()) {
    body["messages"].push_back({{"id", message.id()},
                                {"from", message.role() == v1::ROLE_CUSTOMER ? "customer" : "firstline"},
                                {"text", message.text()},
                                {"at", TimeText(message.created_at())}});
  }
  body["messages_truncated"] = api.truncated();
  return Dump(body);
}

std::string AcceptedJson(absl::string_view ticket_id, absl::Time accepted_at) {
  const std::string at = TimeText(accepted_at);
  return Dump({{"id", Text(ticket_id)},
               {"status", "accepted"},
               {"created_at", at},
               {"updated_at", at},
               {"messages", Json::array()},
               {"messages_truncated", false}});
}

std::string CallbackJson(const v1::Ticket& ticket) {
  const v1::ApiOutcome outcome = OutcomeOf(ticket);
  const std::string status = Text(StatusName(outcome.status()));
  Json data = {{"id", Text(TicketIdOf(ticket.conversation_id()))}, {"status", status}};
  if (!ticket.helpdesk().external_id().empty()) data["external_id"] = ticket.helpdesk().external_id();
  data["answers"] = ticket.turn().anchor_message_id();
  PutOutcome(outcome, data);
  if (const auto opened = HandOffOf(ticket); opened.has_value()) {
    PutHandOff(*opened, data);
  } else if (ticket.helpdesk().api().has_hand_off()) {
    PutHandOff(ticket.helpdesk().api().hand_off(), data);
  }
  return Dump({{"type", absl::StrCat("ticket.", status)},
               {"timestamp", TimeText(ticket.outcome().ended_at())},
               {"data", std::move(data)}});
}

}  // namespace firstline::api_channel
