#include "services/ingest/wire.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/text/utf8.h"
#include "services/ingest/wire_api.h"

namespace firstline::ingest {
namespace {

using conversation::Message;
using conversation::Priority;
using conversation::Role;
using conversation::Status;
using conversation::Thread;

std::string Cut(absl::string_view text, size_t max, bool& cut) {
  if (text.size() <= max) return std::string(text);
  cut = true;
  return std::string(text::TruncateUtf8(text, max));
}

v1::ConversationStatus ToEnum(Status status) {
  switch (status) {
    case Status::kUnknown: return v1::CONVERSATION_STATUS_UNSPECIFIED;
    case Status::kActive: return v1::CONVERSATION_STATUS_ACTIVE;
    case Status::kWaiting: return v1::CONVERSATION_STATUS_WAITING;
    case Status::kEscalated: return v1::CONVERSATION_STATUS_ESCALATED;
    case Status::kResolved: return v1::CONVERSATION_STATUS_RESOLVED;
    case Status::kClosed: return v1::CONVERSATION_STATUS_CLOSED;
  }
  return v1::CONVERSATION_STATUS_UNSPECIFIED;
}

Status FromEnum(v1::ConversationStatus status) {
  switch (status) {
    case v1::CONVERSATION_STATUS_ACTIVE: return Status::kActive;
    case v1::CONVERSATION_STATUS_WAITING: return Status::kWaiting;
    case v1::CONVERSATION_STATUS_ESCALATED: return Status::kEscalated;
    case v1::CONVERSATION_STATUS_RESOLVED: return Status::kResolved;
    case v1::CONVERSATION_STATUS_CLOSED: return Status::kClosed;
    default: return Status::kUnknown;
  }
}

v1::Priority ToEnum(Priority priority) {
  switch (priority) {
    case Priority::kUnset: return v1::PRIORITY_UNSPECIFIED;
    case Priority::kLow: return v1::PRIORITY_LOW;
    case Priority::kMedium: return v1::PRIORITY_MEDIUM;
    case Priority::kHigh: return v1::PRIORITY_HIGH;
    case Priority::kUrgent: return v1::PRIORITY_URGENT;
  }
  return v1::PRIORITY_UNSPECIFIED;
}

v1::Role ToEnum(Role role) {
  switch (role) {
    case Role::kUnknown: return v1::ROLE_UNSPECIFIED;
    case Role::kCustomer: return v1::ROLE_CUSTOMER;
    case Role::kAi: return v1::ROLE_AI;
    case Role::kAgent: return v1::ROLE_AGENT;
  }
  return v1::ROLE_UNSPECIFIED;
}

Role FromEnum(v1::Role role) {
  switch (role) {
    case v1::ROLE_CUSTOMER: return Role::kCustomer;
    case v1::ROLE_AI: return Role::kAi;
    case v1::ROLE_AGENT: return Role::kAgent;
    default: return Role::kUnknown;
  }
}

v1::Resolution ToEnum(Resolution resolution) {
  switch (resolution) {
    case Resolution::kNone: return v1::RESOLUTION_UNSPECIFIED;
    case Resolution::kAi: return v1::RESOLUTION_AI;
    case Resolution::kAgent: return v1::RESOLUTION_AGENT;
    case Resolution::kEscalated: return v1::RESOLUTION_ESCALATED;
  }
  return v1::RESOLUTION_UNSPECIFIED;
}

TurnEnd FromEnum(v1::End end) {
  switch (end) {
    case v1::END_REPLIED: return TurnEnd::kReplied;
    case v1::END_DRAFTED: return TurnEnd::kDrafted;
    case v1::END_HANDED_OFF: return TurnEnd::kHandedOff;
    case v1::END_IGNORED: return TurnEnd::kIgnored;
    case v1::END_SUPERSEDED: return TurnEnd::kSuperseded;
    case v1::END_DEAD_LETTER: return TurnEnd::kDeadLetter;
    default: return TurnEnd::kUnknown;
  }
}

void SetCustomer(const conversation::Customer& customer, v1::Ticket& ticket) {
  bool cut = false;
  v1::Customer& proto = *ticket.mutable_customer();
  proto.set_id(customer.id);
  proto.set_external_id(Cut(customer.external_id, kFieldMax, cut));
  proto.set_name(Cut(customer.name, kFieldMax, cut));
  proto.set_email(Cut(customer.email, kFieldMax, cut));
  proto.set_locale(Cut(customer.locale, kFieldMax, cut));
  for (const auto& [name, value] : customer.attributes) {
    if (proto.attributes_size() == static_cast<int>(kAttributesMax)) {
      cut = true;
      break;
    }
    (*proto.mutable_attributes())[Cut(name, kFieldMax, cut)] = Cut(value, kFieldMax, cut);
  }
  if (proto.attributes_size() > 0 && customer.attributes_at != absl::InfinitePast()) {
    *proto.mutable_attributes_at() = ToProto(customer.attributes_at);
  }
  if (cut) ticket.add_truncated("customer");
}

void SetConversation(const Thread& thread, v1::Ticket& ticket) {
  bool cut = false;
  v1::Conversation& proto = *ticket.mutable_conversation();
  proto.set_subject(Cut(thread.subject, kSubjectMax, cut));
  proto.set_status(ToEnum(thread.status));
  proto.set_priority(ToEnum(thread.priority));
  for (const std::string& tag : thread.tags) {
    if (proto.tags_size() == static_cast<int>(kTagsMax)) {
      cut = true;
      break;
    }
    proto.add_tags(Cut(tag, kFieldMax, cut));
  }
  proto.set_team_id(thread.team_id);
  proto.set_assignee_id(thread.assignee_id);
  *proto.mutable_created_at() = ToProto(thread.created_at);
  if (cut) ticket.add_truncated("conversation");
}

}  // namespace

google::protobuf::Timestamp ToProto(absl::Time time) {
  google::protobuf::Timestamp proto;
  if (time == absl::InfiniteFuture() || time == absl::InfinitePast()) return proto;
  const int64_t seconds = absl::ToUnixSeconds(time);  // rounds towards the past
  proto.set_seconds(seconds);
  proto.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return proto;
}

absl::Time FromProto(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

v1::Channel ChannelToProto(absl::string_view channel) {
  if (channel == "chat") return v1::CHANNEL_CHAT;
  if (channel == "email") return v1::CHANNEL_EMAIL;
  if (channel == "slack") return v1::CHANNEL_SLACK;
  if (channel == "social") return v1::CHANNEL_SOCIAL;
  if (channel == "voice") return v1::CHANNEL_VOICE;
  if (channel == "api") return v1::CHANNEL_API;
  return v1::CHANNEL_UNSPECIFIED;
}

absl::string_view ChannelName(v1::Channel channel) {
  switch (channel) {
    case v1::CHANNEL_CHAT: return "chat";
    case v1::CHANNEL_EMAIL: return "email";
    case v1::CHANNEL_SLACK: return "slack";
    case v1::CHANNEL_SOCIAL: return "social";
    case v1::CHANNEL_VOICE: return "voice";
    case v1::CHANNEL_API: return "api";
    default: return "";
  }
}

v1::Message ToProto(const Message& message) {
  v1::Message proto;
  proto.set_id(message.id);
  proto.set_role(ToEnum(message.role));
  proto.set_text(message.text);
  *proto.mutable_created_at() = ToProto(message.created_at);
  proto.set_public_(message.is_public);
  return proto;
}

Message FromProto(const v1::Message& proto) {
  Message message;
  message.id = proto.id();
  message.role = FromEnum(proto.role());
  message.text = proto.text();
  message.created_at = FromProto(proto.created_at());
  message.is_public = proto.public_();
  return message;
}

v1::ConversationState ToProto(const State& state) {
  v1::ConversationState proto;
  proto.set_tenant(state.tenant);
  proto.set_conversation_id(state.conversation_id);
  proto.set_version(state.version);
  proto.set_last_turn_number(state.last_turn_number);
  proto.set_last_turn_id(state.last_turn_id);
  proto.set_last_anchor_message_id(state.last_anchor_message_id);
  *proto.mutable_seen_message_ids() = {state.seen_message_ids.begin(), state.seen_message_ids.end()};
  proto.set_person_owns(state.person_owns);
  proto.set_bot_replies(state.bot_replies);
  proto.set_failed_attempts(state.failed_attempts);
  *proto.mutable_sentiment_scores() = {state.sentiment_scores.begin(), state.sentiment_scores.end()};
  proto.set_person_offered(state.person_offered);
  proto.set_handed_off(state.handed_off);
  proto.set_hand_off_turn_id(state.hand_off_turn_id);
  proto.set_status(ToEnum(state.status));
  proto.set_team_id(state.team_id);
  proto.set_assignee_id(state.assignee_id);
  proto.set_episode_turns(state.episode_turns);
  proto.set_reread_due(state.reread_due);
  if (state.first_unanswered_accepted_at != absl::InfiniteFuture()) {
    *proto.mutable_first_unanswered_accepted_at() = ToProto(state.first_unanswered_accepted_at);
  }
  proto.set_csat(state.csat);
  *proto.mutable_folded_turn_ids() = {state.folded_turn_ids.begin(), state.folded_turn_ids.end()};
  *proto.mutable_updated_at() = ToProto(state.updated_at);
  proto.set_helpdesk(state.helpdesk);
  proto.set_ticket_id(state.ticket_id);
  proto.set_customer_messages_seen(state.customer_messages_seen);
  if (state.api.has_value()) *proto.mutable_api() = ToProto(*state.api);
  return proto;
}

State FromProto(const v1::ConversationState& proto) {
  State state;
  state.tenant = proto.tenant();
  state.conversation_id = proto.conversation_id();
  state.version = proto.version();
  state.last_turn_number = proto.last_turn_number();
  state.last_turn_id = proto.last_turn_id();
  state.last_anchor_message_id = proto.last_anchor_message_id();
  state.seen_message_ids = {proto.seen_message_ids().begin(), proto.seen_message_ids().end()};
  state.person_owns = proto.person_owns();
  state.bot_replies = proto.bot_replies();
  state.failed_attempts = proto.failed_attempts();
  state.sentiment_scores = {proto.sentiment_scores().begin(), proto.sentiment_scores().end()};
  state.person_offered = proto.person_offered();
  state.handed_off = proto.handed_off();
  state.hand_off_turn_id = proto.hand_off_turn_id();
  state.status = FromEnum(proto.status());
  state.team_id = proto.team_id();
  state.assignee_id = proto.assignee_id();
  state.episode_turns = proto.episode_turns();
  state.reread_due = proto.reread_due();
  if (proto.has_first_unanswered_accepted_at()) {
    state.first_unanswered_accepted_at = FromProto(proto.first_unanswered_accepted_at());
  }
  state.csat = proto.csat();
  state.folded_turn_ids = {proto.folded_turn_ids().begin(), proto.folded_turn_ids().end()};
  state.updated_at = FromProto(proto.updated_at());
  state.helpdesk = proto.helpdesk();
  state.ticket_id = proto.ticket_id();
  state.customer_messages_seen = proto.customer_messages_seen();
  if (proto.has_api()) state.api = FromProto(proto.api());
  return state;
}

void SetTurn(const Turn& turn, v1::Ticket& ticket) {
  v1::Turn& proto = *ticket.mutable_turn();
  proto.Clear();
  proto.set_number(turn.number);
  proto.set_anchor_message_id(turn.anchor_message_id);
  for (const Message& message : turn.messages) *proto.add_messages() = ToProto(message);
  proto.set_text(turn.text);
  ticket.clear_history();
  for (const Message& message : turn.history) *ticket.add_history() = ToProto(message);
  for (const std::string& part : turn.truncated) ticket.add_truncated(part);
}

v1::Ticket ToTicket(const TicketContext& context, const Thread& thread, const Turn& turn) {
  v1::Ticket ticket;
  ticket.set_tenant(context.tenant);
  ticket.set_conversation_id(context.conversation_id);
  ticket.set_turn_id(turn.turn_id);
  ticket.set_channel(ChannelToProto(thread.channel));
  SetCustomer(thread.customer, ticket);
  SetConversation(thread, ticket);
  SetTurn(turn, ticket);

  v1::StateSnapshot& state = *ticket.mutable_state();
  state.set_version(turn.snapshot.version);
  state.set_person_owns(turn.snapshot.person_owns);
  state.set_bot_replies(turn.snapshot.bot_replies);
  state.set_failed_attempts(turn.snapshot.failed_attempts);
  for (const double score : turn.snapshot.sentiment_scores) state.add_sentiment_scores(score);
  state.set_person_offered(turn.snapshot.person_offered);
  state.set_handed_off(turn.snapshot.handed_off);
  state.set_turns_before(turn.snapshot.turns_before);
  state.set_hand_off_turn_id(turn.snapshot.hand_off_turn_id);

  ticket.set_policy_version(context.policy_version);
  v1::Times& times = *ticket.mutable_times();
  *times.mutable_first_accepted_at() = ToProto(turn.first_accepted_at);
  *times.mutable_last_accepted_at() = ToProto(turn.last_accepted_at);
  *times.mutable_emitted_at() = ToProto(turn.emitted_at);
  *times.mutable_deadline_at() = ToProto(turn.deadline_at);
  ticket.set_traceparent(context.traceparent);

  v1::HelpdeskRef& helpdesk = *ticket.mutable_helpdesk();
  helpdesk.set_name(context.helpdesk);
  helpdesk.set_ticket_id(thread.ticket_id);
  helpdesk.set_vendor_name(context.vendor);
  helpdesk.set_updated_stamp(thread.updated_stamp);
  bool cut = false;
  helpdesk.set_via_channel(Cut(thread.via, kFieldMax, cut));
  helpdesk.set_external_id(Cut(thread.external_id, kFieldMax, cut));
  if (cut) ticket.add_truncated("helpdesk");
  if (context.api != nullptr) SetApiRef(*context.api, helpdesk);
  return ticket;
}

v1::FeedbackEvent ToProto(const Feedback& feedback, const State& state, absl::Time now) {
  v1::FeedbackEvent event;
  event.set_tenant(state.tenant);
  event.set_conversation_id(state.conversation_id);
  event.set_turn_id(state.last_turn_id);
  *event.mutable_at() = ToProto(now);
  if (const auto* rating = std::get_if<Rating>(&feedback)) event.mutable_rating()->set_csat(rating->csat);
  if (const auto* change = std::get_if<StatusChange>(&feedback)) {
    event.mutable_status()->set_from(ToEnum(change->from));
    event.mutable_status()->set_to(ToEnum(change->to));
    event.mutable_status()->set_resolution(ToEnum(change->resolution));
  }
  if (const auto* assignment = std::get_if<Assignment>(&feedback)) {
    event.mutable_assignment()->set_team_id(assignment->team_id);
    event.mutable_assignment()->set_assignee_id(assignment->assignee_id);
  }
  if (const auto* reply = std::get_if<PersonReply>(&feedback))
    event.mutable_person_replied()->set_message_id(reply->message_id);
  return event;
}

TurnOutcome OutcomeOf(const v1::Ticket& ticket) {
  TurnOutcome outcome;
  outcome.tenant = ticket.tenant();
  outcome.conversation_id = ticket.conversation_id();
  outcome.turn_id = ticket.turn_id();
  // A ticket of ids has no helpdesk part, but the conversation id is made of the same two.
  const std::pair<std::string, std::string> parts = absl::StrSplit(ticket.conversation_id(), absl::MaxSplits(':', 1));
  outcome.helpdesk = parts.first;
  outcome.ticket_id = parts.second;
  outcome.end = FromEnum(ticket.outcome().end());
  outcome.offered = ticket.decision().kind() == v1::DECISION_KIND_OFFER;
  outcome.shadow = ticket.outcome().effective_mode() == v1::MODE_OFF;
  const auto& reasons = ticket.outcome().reasons();
  outcome.person_replied = std::find(reasons.begin(), reasons.end(), "person_replied") != reasons.end();
  outcome.api = ApiEndOf(ticket);
  if (ticket.classification().has_sentiment()) outcome.sentiment_score = ticket.classification().sentiment().score();
  return outcome;
}

Thread ThreadOf(const v1::Ticket& ticket) {
  Thread thread;
  thread.ticket_id = ticket.helpdesk().ticket_id();
  for (const v1::Message& message : ticket.history()) thread.messages.push_back(FromProto(message));
  for (const v1::Message& message : ticket.turn().messages()) thread.messages.push_back(FromProto(message));
  return thread;
}

}  // namespace firstline::ingest
