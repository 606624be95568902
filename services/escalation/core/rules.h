#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/policy/policy.h"
#include "services/escalation/core/facts.h"
#include "services/escalation/core/lexicon.h"

namespace firstline::escalation {

// The facts and the readings of their texts, made once per decision.
struct RuleInput {
  const Facts& facts;
  const Reading& text;
  const Reading& subject;
};

// True when the condition holds. Fields whose fact is unknown (no classification, no such attribute or entity) satisfy
// only `is_not`, `not_in` and `exists: false`; a signal the classifier did not raise has strength 0. A condition
// without children or values never holds. Values that should be numbers and are none never compare. Pure.
//
// - is, in: equal to the value, or to one of them; numbers compare as numbers. Names compare exactly, attributes and
//   entities without case.
// - at_least, at_most: numbers; the bound itself counts. An amount entity is read as money: "1.200,50 €" is 1200.5.
// - contains: text and attributes: a part of the text, folded; tags: one of the ticket's tags.
// - mentions: word lists and literal words of lexicon.h, in text or subject alone, as the field says.
bool Holds(const policy::Condition& condition, const RuleInput& input);

// What the matching rules want, merged: the first rule in evaluation order that says something about a thing decides
// it.
struct RuleOutcome {
  std::vector<std::string> matched;     // names of enabled rules that hold, in evaluation order
  std::optional<std::string> escalate;  // team, "" for routing by skill
  std::string escalate_rule;            // the rule that escalates
  std::optional<std::string> route_to_team;
  bool offer = false;
  std::string offer_rule;
  bool draft = false;
  std::vector<std::string> tags;  // of all matching rules, each once
  std::optional<std::string> priority;
};

RuleOutcome EvaluateRules(absl::Span<const policy::Rule> rules, const RuleInput& input);

// The number a text means as money or quantity: "1,200.50", "1.200,50 €", "EUR 99", "12k" is none. A single separator
// with three digits behind it groups thousands ("1.200"), with one or two it is a decimal point. Nothing when there is
// no number.
std::optional<double> AmountOf(absl::string_view text);

}  // namespace firstline::escalation
