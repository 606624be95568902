#include "services/escalation/core/nothing_to_answer.h"

#include "absl/strings/match.h"

namespace firstline::escalation {
namespace {

bool HasAnswer(const Facts& facts) { return facts.answer.has_value() && facts.answer->answerable; }

bool HasQuestionMark(absl::string_view text) {
  return absl::StrContains(text, "?") || absl::StrContains(text, "？") || absl::StrContains(text, "؟");
}

// Our last public message put a question: then a short word is the answer to it.
bool WeAsked(const Facts& facts) {
  for (auto message = facts.history.rbegin(); message != facts.history.rend(); ++message) {
    if (!message->is_public || message->from == PastMessage::From::kCustomer) continue;
    return message->from == PastMessage::From::kFirstline && HasQuestionMark(message->text);
  }
  return false;
}

}  // namespace

NothingToAnswer WhatIsNotAsked(const Facts& facts, const policy::Gates& gates, const Reading& text) {
  const bool replied = facts.state.bot_replies > 0;
  const bool asks = HasQuestionMark(facts.text);
  const bool brief = text.words().size() <= kThanksWordsMost;
  // After our reply such a message closes the matter, whatever the classifier makes of so few words.
  if (replied && !asks && brief && facts.trigger == Trigger::kAnswered && text.OnlyGivesThanks()) {
    return NothingToAnswer::kThanks;
  }
  const bool usable = facts.trigger == Trigger::kAnswered && facts.failed_stages.empty() && !HasAnswer(facts) &&
                      facts.classification.has_value() && facts.classification->probability >= gates.class_probability;
  if (!usable) return NothingToAnswer::kNone;
  const bool small_talk = facts.classification->intent == "small_talk";
  const bool praise = facts.classification->intent == "praise";
  if (!small_talk && !praise) return NothingToAnswer::kNone;

  if (!asks && brief && !text.Objects() && (text.GivesThanks() || (replied && !WeAsked(facts))))
    return NothingToAnswer::kThanks;
  if (praise) return asks ? NothingToAnswer::kNone : NothingToAnswer::kPraise;
  // A second "hello?" after our question is no greeting any more; the gates hand it to a person.
  return replied ? NothingToAnswer::kNone : NothingToAnswer::kGreeting;
}

bool IsOffTopic(const Facts& facts, const policy::Gates& gates) {
  if (!facts.classification.has_value()) return false;
  const Classification& classification = *facts.classification;
  const bool other = classification.intent == "other" && classification.probability >= gates.class_probability;
  const bool outside = classification.out_of_scope >= gates.class_probability;
  const bool evidence = HasAnswer(facts) && facts.relevance >= gates.relevance;
  return (other || outside) && !evidence;
}

}  // namespace firstline::escalation
