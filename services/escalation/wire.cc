#include "services/escalation/wire.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "absl/strings/ascii.h"
#include "common/base/version.h"
#include "common/policy/vocabulary.h"

namespace firstline::escalation {
namespace {

double Clamp(double value, double low, double high) { return std::isnan(value) ? 0 : std::clamp(value, low, high); }
double Share(double value) { return Clamp(value, 0, 1); }

absl::Time TimeOf(const google::protobuf::Timestamp& stamp) {
  return absl::FromUnixSeconds(stamp.seconds()) + absl::Nanoseconds(stamp.nanos());
}

void SetTime(absl::Time time, google::protobuf::Timestamp* out) {
  const int64_t seconds = absl::ToUnixSeconds(time);
  out->set_seconds(seconds);
  out->set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
}

std::string ChannelName(v1::Channel channel) {
  switch (channel) {
    case v1::CHANNEL_CHAT: return "chat";
    case v1::CHANNEL_SLACK: return "slack";
    case v1::CHANNEL_SOCIAL: return "social";
    case v1::CHANNEL_VOICE: return "voice";
    case v1::CHANNEL_API: return "api";
    default: return "email";
  }
}

conversation::Priority PriorityOf(v1::Priority priority) {
  switch (priority) {
    case v1::PRIORITY_LOW: return conversation::Priority::kLow;
    case v1::PRIORITY_MEDIUM: return conversation::Priority::kMedium;
    case v1::PRIORITY_HIGH: return conversation::Priority::kHigh;
    case v1::PRIORITY_URGENT: return conversation::Priority::kUrgent;
    default: return conversation::Priority::kUnset;
  }
}

v1::Priority ToProto(conversation::Priority priority) {
  switch (priority) {
    case conversation::Priority::kUnset: return v1::PRIORITY_UNSPECIFIED;
    case conversation::Priority::kLow: return v1::PRIORITY_LOW;
    case conversation::Priority::kMedium: return v1::PRIORITY_MEDIUM;
    case conversation::Priority::kHigh: return v1::PRIORITY_HIGH;
    case conversation::Priority::kUrgent: return v1::PRIORITY_URGENT;
  }
  return v1::PRIORITY_UNSPECIFIED;
}

v1::ConversationStatus ToProto(conversation::Status status) {
  switch (status) {
    case conversation::Status::kUnknown: return v1::CONVERSATION_STATUS_UNSPECIFIED;
    case conversation::Status::kActive: return v1::CONVERSATION_STATUS_ACTIVE;
    case conversation::Status::kWaiting: return v1::CONVERSATION_STATUS_WAITING;
    case conversation::Status::kEscalated: return v1::CONVERSATION_STATUS_ESCALATED;
    case conversation::Status::kResolved: return v1::CONVERSATION_STATUS_RESOLVED;
    case conversation::Status::kClosed: return v1::CONVERSATION_STATUS_CLOSED;
  }
  return v1::CONVERSATION_STATUS_UNSPECIFIED;
}

v1::DecisionKind ToProto(Kind kind) {
  switch (kind) {
    case Kind::kAnswer: return v1::DECISION_KIND_ANSWER;
    case Kind::kAsk: return v1::DECISION_KIND_ASK;
    case Kind::kOffer: return v1::DECISION_KIND_OFFER;
    case Kind::kHandOff: return v1::DECISION_KIND_HAND_OFF;
    case Kind::kIgnore: return v1::DECISION_KIND_IGNORE;
  }
  return v1::DECISION_KIND_HAND_OFF;
}

v1::Mode ToProto(policy::Mode mode) {
  switch (mode) {
    case policy::Mode::kOff: return v1::MODE_OFF;
    case policy::Mode::kNote: return v1::MODE_NOTE;
    case policy::Mode::kDraft: return v1::MODE_DRAFT;
    case policy::Mode::kAuto: return v1::MODE_AUTO;
    case policy::Mode::kHuman: return v1::MODE_HUMAN;
  }
  return v1::MODE_OFF;
}

// The language of a BCP 47 tag, ISO 639-1: "pt" of "pt-BR"; "" when it is none ("und").
std::string LanguageOf(absl::string_view tag) {
  const std::string language = absl::AsciiStrToLower(tag.substr(0, tag.find_first_of("-_")));
  return policy::IsLanguageCode(language) ? language : "";
}

PastMessage::From FromOf(v1::Role role) {
  switch (role) {
    case v1::ROLE_CUSTOMER: return PastMessage::From::kCustomer;
    case v1::ROLE_AI: return PastMessage::From::kFirstline;
    default: return PastMessage::From::kPerson;
  }
}

Snapshot SnapshotOf(const v1::StateSnapshot& state) {
  return {.person_owns = state.person_owns(),
          .handed_off = state.handed_off(),
          .bot_replies = state.bot_replies(),
          .failed_attempts = state.failed_attempts(),
          .turns_before = state.turns_before(),
          .sentiment_scores = {state.sentiment_scores().begin(), state.sentiment_scores().end()},
          .person_offered = state.person_offered()};
}

Classification ClassificationOf(const v1::Classification& proto) {
  Classification out;
  out.intent = proto.intent();
  out.probability = Share(proto.probability());
  for (const v1::IntentProbability& entry : proto.intents()) {
    out.intents.push_back({entry.intent(), Share(entry.probability())});
  }
  out.out_of_scope = Share(proto.out_of_scope());
  if (proto.has_sentiment()) {
    out.sentiment = Sentiment{Clamp(proto.sentiment().score(), -1, 1), proto.sentiment().label()};
  }
  out.urgency = proto.urgency().level();
  for (const v1::Signal& signal : proto.signals()) {
    out.signals[signal.name()] = std::max(out.signals[signal.name()], Share(signal.score()));
  }
  for (const v1::Entity& entity : proto.entities()) out.entities.emplace_back(entity.type(), entity.value());
  return out;
}

Answer AnswerOf(const v1::Answer& proto) {
  Answer out = {.answerable = proto.answerable(),
                .declined_reason = proto.declined_reason(),
                .support = Share(proto.support()),
                .verified = proto.verification().passed(),
                .text = proto.text(),
                .clarifying_question = proto.clarifying_question()};
  for (const v1::Source& source : proto.sources()) out.article_ids.push_back(source.article_id());
  return out;
}

void AddSources(const v1::Retrieval& retrieval, Facts& facts) {
  for (const v1::Passage& passage : retrieval.passages()) {
    facts.relevance = std::max(facts.relevance, Share(passage.relevance()));
    facts.sources.push_back({passage.article_id(), passage.title(), Share(passage.relevance()), false});
  }
  for (const v1::Passage& passage : retrieval.internal_passages()) {
    facts.sources.push_back({passage.article_id(), passage.title(), Share(passage.relevance()), true});
  }
}

void SetPlan(const Plan& plan, v1::Plan& proto) {
  if (plan.public_message.has_value()) {
    v1::PublicMessage& message = *proto.mutable_public_message();
    message.set_text(plan.public_message->text);
    message.set_draft(plan.public_message->draft);
    for (const std::string& id : plan.public_message->article_ids) message.add_article_ids(id);
  }
  if (plan.note.has_value()) {
    proto.mutable_note()->set_text(plan.note->text);
    for (const std::string& id : plan.note->article_ids) proto.mutable_note()->add_article_ids(id);
  }
  for (const std::string& tag : plan.tags) proto.add_tags(tag);
  if (plan.fields.has_value()) {
    v1::Fields& fields = *proto.mutable_fields();
    fields.set_team_id(plan.fields->team_id);
    fields.set_team(plan.fields->team);
    fields.set_priority(ToProto(plan.fields->priority));
    fields.set_status(ToProto(plan.fields->status));
  }
  if (plan.not_before > absl::InfinitePast()) SetTime(plan.not_before, proto.mutable_not_before());
}

}  // namespace

Facts FactsOf(const v1::Ticket& ticket, Trigger trigger, absl::Time now) {
  Facts facts;
  facts.turn_id = ticket.turn_id();
  facts.trigger = trigger;
  facts.now = now;
  facts.text = ticket.turn().text();
  facts.subject = ticket.conversation().subject();
  facts.turn_number = std::max(1, ticket.turn().number());
  facts.language = LanguageOf(ticket.classification().language());
  facts.helpdesk = ticket.helpdesk().name();
  facts.customer_language = LanguageOf(ticket.customer().locale());
  facts.channel = ChannelName(ticket.channel());
  facts.priority = PriorityOf(ticket.conversation().priority());
  facts.tags.assign(ticket.conversation().tags().begin(), ticket.conversation().tags().end());
  facts.attributes.insert(ticket.customer().attributes().begin(), ticket.customer().attributes().end());
  for (const v1::Message& message : ticket.history()) {
    facts.history.push_back({FromOf(message.role()), message.text(), message.public_()});
  }
  for (const v1::Message& message : ticket.turn().messages()) facts.unanswered.push_back(message.text());
  facts.superseded_by = ticket.superseded_by();
  if (ticket.times().has_first_accepted_at()) facts.first_accepted = TimeOf(ticket.times().first_accepted_at());
  if (ticket.times().has_last_accepted_at()) facts.last_accepted = TimeOf(ticket.times().last_accepted_at());
  facts.state = SnapshotOf(ticket.state());
  if (ticket.has_classification()) facts.classification = ClassificationOf(ticket.classification());
  if (ticket.has_retrieval()) AddSources(ticket.retrieval(), facts);
  if (ticket.has_answer()) facts.answer = AnswerOf(ticket.answer());
  for (const v1::StageError& error : ticket.errors()) facts.failed_stages.push_back(error.stage());
  return facts;
}

void SetDecision(const Decision& decision, absl::string_view policy_version, v1::Ticket& ticket) {
  ticket.clear_decision();
  v1::Decision& proto = *ticket.mutable_decision();
  proto.set_kind(ToProto(decision.kind));
  proto.set_mode(ToProto(decision.mode));
  for (const std::string& reason : decision.reasons) proto.add_reasons(reason);
  proto.set_rule(decision.rule);
  v1::DecisionInputs& inputs = *proto.mutable_inputs();
  SetTime(decision.inputs.decided_at, inputs.mutable_decided_at());
  inputs.set_class_probability(decision.inputs.class_probability);
  inputs.set_class_gate(decision.inputs.class_gate);
  inputs.set_relevance(decision.inputs.relevance);
  inputs.set_relevance_gate(decision.inputs.relevance_gate);
  inputs.set_support(decision.inputs.support);
  inputs.set_support_gate(decision.inputs.support_gate);
  inputs.set_trigger(decision.inputs.trigger);
  inputs.set_roster_version(decision.inputs.roster_version);
  for (const std::string& rule : decision.inputs.matched_rules) inputs.add_matched_rules(rule);
  SetPlan(decision.plan, *proto.mutable_plan());
  proto.set_policy_version(policy_version.data(), policy_version.size());
  proto.set_build(BuildVersion().data(), BuildVersion().size());
}

absl::Time DeadlineOf(const v1::Ticket& ticket) {
  return ticket.times().has_deadline_at() ? TimeOf(ticket.times().deadline_at()) : absl::InfinitePast();
}

}  // namespace firstline::escalation
