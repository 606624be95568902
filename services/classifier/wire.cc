#include "services/classifier/wire.h"

#include <algorithm>
#include <cmath>

namespace firstline::classifier {

Input InputFromTicket(const v1::Ticket& ticket) {
  Input input = {.text = ticket.turn().text(),
                 .subject = ticket.conversation().subject(),
                 .locale_hint = ticket.customer().locale()};
  const auto& scores = ticket.state().sentiment_scores();
  if (!scores.empty() && !std::isnan(scores[scores.size() - 1])) {
    input.earlier_sentiment = std::clamp(scores[scores.size() - 1], -1.0, 1.0);
  }
  return input;
}

void SetClassification(const Result& result, v1::Ticket& ticket) {
  ticket.clear_classification();
  v1::Classification& proto = *ticket.mutable_classification();
  proto.set_intent(result.intents.front().intent);
  proto.set_probability(result.intents.front().probability);
  for (const IntentProbability& entry : result.intents) {
    v1::IntentProbability& out = *proto.add_intents();
    out.set_intent(entry.intent);
    out.set_probability(entry.probability);
  }
  proto.set_out_of_scope(result.out_of_scope);
  proto.mutable_sentiment()->set_score(result.sentiment.score);
  proto.mutable_sentiment()->set_label(result.sentiment.label);
  proto.mutable_sentiment()->set_probability(result.sentiment.probability);
  proto.mutable_urgency()->set_level(result.urgency.level);
  proto.mutable_urgency()->set_score(result.urgency.score);
  for (const std::string& reason : result.urgency.reasons) proto.mutable_urgency()->add_reasons(reason);
  proto.set_language(result.language.code);
  proto.set_language_probability(result.language.probability);
  for (const entities::Entity& entity : result.entities) {
    v1::Entity& out = *proto.add_entities();
    out.set_type(entity.type);
    out.set_value(entity.value);
    out.set_begin(static_cast<int32_t>(entity.span.begin));
    out.set_end(static_cast<int32_t>(entity.span.end));
  }
  for (const Signal& signal : result.signals) {
    v1::Signal& out = *proto.add_signals();
    out.set_name(signal.name);
    out.set_score(signal.score);
    out.set_begin(static_cast<int32_t>(signal.span.begin));
    out.set_end(static_cast<int32_t>(signal.span.end));
  }
  proto.set_model_version(result.model_version);
}

}  // namespace firstline::classifier
