#include "services/ingest/wire_api.h"

#include <utility>

#include "common/api_channel/outcome.h"
#include "services/ingest/wire.h"

namespace firstline::ingest {
namespace {

// Numbers of the contract are those of the enumeration.
v1::ApiStatus ToEnum(ApiStatus status) { return static_cast<v1::ApiStatus>(static_cast<int>(status)); }
static_assert(static_cast<int>(ApiStatus::kReplied) == v1::API_STATUS_REPLIED);
static_assert(static_cast<int>(ApiStatus::kIgnored) == v1::API_STATUS_IGNORED);

ApiStatus FromEnum(v1::ApiStatus status) {
  const bool known = status >= v1::API_STATUS_REPLIED && status <= v1::API_STATUS_IGNORED;
  return known ? static_cast<ApiStatus>(static_cast<int>(status)) : ApiStatus::kNone;
}

v1::Customer CustomerToProto(const conversation::Customer& customer) {
  v1::Customer proto;
  proto.set_id(customer.id);
  proto.set_external_id(customer.external_id);
  proto.set_name(customer.name);
  proto.set_email(customer.email);
  proto.set_locale(customer.locale);
  for (const auto& [name, value] : customer.attributes) (*proto.mutable_attributes())[name] = value;
  return proto;
}

conversation::Customer CustomerOf(const v1::Customer& proto) {
  conversation::Customer customer;
  customer.id = proto.id();
  customer.external_id = proto.external_id();
  customer.name = proto.name();
  customer.email = proto.email();
  customer.locale = proto.locale();
  customer.attributes = {proto.attributes().begin(), proto.attributes().end()};
  return customer;
}

v1::ApiOutcome OutcomeToProto(const ApiOutcome& outcome) {
  v1::ApiOutcome proto;
  proto.set_turn_id(outcome.turn_id);
  proto.set_status(ToEnum(outcome.status));
  *proto.mutable_reasons() = {outcome.reasons.begin(), outcome.reasons.end()};
  proto.set_text(outcome.text);
  proto.set_message_id(outcome.message_id);
  proto.set_draft(outcome.draft);
  for (const ApiSource& source : outcome.sources) {
    v1::Source& entry = *proto.add_sources();
    entry.set_article_id(source.article_id);
    entry.set_article_version(source.article_version);
    entry.set_title(source.title);
    entry.set_url(source.url);
  }
  proto.set_team(outcome.team);
  *proto.mutable_at() = ToProto(outcome.at);
  return proto;
}

ApiOutcome OutcomeOf(const v1::ApiOutcome& proto) {
  ApiOutcome outcome;
  outcome.turn_id = proto.turn_id();
  outcome.status = FromEnum(proto.status());
  outcome.reasons = {proto.reasons().begin(), proto.reasons().end()};
  outcome.text = proto.text();
  outcome.message_id = proto.message_id();
  outcome.draft = proto.draft();
  for (const v1::Source& source : proto.sources()) {
    outcome.sources.push_back({source.article_id(), source.article_version(), source.title(), source.url()});
  }
  outcome.team = proto.team();
  outcome.at = FromProto(proto.at());
  return outcome;
}

}  // namespace

v1::ApiConversation ToProto(const ApiThread& thread) {
  v1::ApiConversation proto;
  for (const conversation::Message& message : thread.messages) *proto.add_messages() = ToProto(message);
  proto.set_truncated(thread.truncated);
  *proto.mutable_customer() = CustomerToProto(thread.customer);
  proto.set_subject(thread.subject);
  proto.set_channel(ChannelToProto(thread.channel));
  proto.set_external_id(thread.external_id);
  proto.set_callback(thread.callback);
  *proto.mutable_created_at() = ToProto(thread.created_at);
  if (thread.outcome.has_value()) *proto.mutable_outcome() = OutcomeToProto(*thread.outcome);
  if (!thread.hand_off_ticket_id.empty()) {
    proto.mutable_hand_off()->set_helpdesk(thread.hand_off_helpdesk);
    proto.mutable_hand_off()->set_ticket_id(thread.hand_off_ticket_id);
  }
  return proto;
}

ApiThread FromProto(const v1::ApiConversation& proto) {
  ApiThread thread;
  for (const v1::Message& message : proto.messages()) thread.messages.push_back(FromProto(message));
  thread.truncated = proto.truncated();
  thread.customer = CustomerOf(proto.customer());
  thread.subject = proto.subject();
  thread.channel = std::string(ChannelName(proto.channel()));
  thread.external_id = proto.external_id();
  thread.callback = proto.callback();
  thread.created_at = FromProto(proto.created_at());
  if (proto.has_outcome()) thread.outcome = OutcomeOf(proto.outcome());
  thread.hand_off_helpdesk = proto.hand_off().helpdesk();
  thread.hand_off_ticket_id = proto.hand_off().ticket_id();
  return thread;
}

v1::ApiMessage ToProto(const ApiMessage& message) {
  v1::ApiMessage proto;
  proto.set_id(message.id);
  proto.set_text(message.text);
  proto.set_subject(message.subject);
  *proto.mutable_customer() = CustomerToProto(message.customer);
  proto.set_channel(ChannelToProto(message.channel));
  proto.set_external_id(message.external_id);
  proto.set_callback(message.callback);
  return proto;
}

ApiMessage ApiMessageOf(const v1::InboxEvent& event) {
  const v1::ApiMessage& proto = event.api_message();
  ApiMessage message;
  message.id = proto.id();
  message.text = proto.text();
  message.subject = proto.subject();
  message.channel = std::string(ChannelName(proto.channel()));
  message.external_id = proto.external_id();
  message.customer = CustomerOf(proto.customer());
  message.callback = proto.callback();
  message.accepted_at = FromProto(event.accepted_at());
  return message;
}

void SetApiRef(const ApiThread& thread, v1::HelpdeskRef& helpdesk) {
  v1::ApiRef& api = *helpdesk.mutable_api();
  api.set_callback(thread.callback);
  if (thread.hand_off_ticket_id.empty()) return;
  api.mutable_hand_off()->set_helpdesk(thread.hand_off_helpdesk);
  api.mutable_hand_off()->set_ticket_id(thread.hand_off_ticket_id);
}

std::optional<ApiEnd> ApiEndOf(const v1::Ticket& ticket) {
  if (!api_channel::IsApiConversation(ticket.conversation_id())) return std::nullopt;
  ApiEnd end;
  end.outcome = OutcomeOf(api_channel::OutcomeOf(ticket));
  end.anchor_message_id = ticket.turn().anchor_message_id();
  end.superseded = ticket.outcome().end() == v1::END_SUPERSEDED;
  if (const auto opened = api_channel::HandOffOf(ticket); opened.has_value()) {
    end.hand_off_helpdesk = opened->helpdesk();
    end.hand_off_ticket_id = opened->ticket_id();
  }
  return end;
}

}  // namespace firstline::ingest
