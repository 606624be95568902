#include "services/escalation/core/rules.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/policy/vocabulary.h"
#include "common/text/tokens.h"

namespace firstline::escalation {
namespace {

using policy::Condition;
using policy::FieldKind;

// The values of a field as text; empty when the fact is unknown. Entities and tags can have several.
struct FieldValues {
  std::vector<std::string> values;
  bool numeric = false;  // compare as numbers
  bool amount = false;   // read numbers as money
  bool folded = false;   // compare without case and diacritics
};

absl::string_view PriorityName(conversation::Priority priority) {
  switch (priority) {
    case conversation::Priority::kUnset: return "";
    case conversation::Priority::kLow: return "low";
    case conversation::Priority::kMedium: return "medium";
    case conversation::Priority::kHigh: return "high";
    case conversation::Priority::kUrgent: return "urgent";
  }
  return "";
}

void AddKnown(absl::string_view value, FieldValues& field) {
  if (!value.empty()) field.values.emplace_back(value);
}

void ReadNameField(absl::string_view name, const Facts& facts, FieldValues& field) {
  if (name == "language") AddKnown(facts.language, field);
  if (name == "channel") AddKnown(facts.channel, field);
  if (name == "priority") AddKnown(PriorityName(facts.priority), field);
  if (!facts.classification.has_value()) return;
  const Classification& classification = *facts.classification;
  if (name == "intent") AddKnown(classification.intent, field);
  if (name == "urgency") AddKnown(classification.urgency, field);
  if (name == "sentiment" && classification.sentiment.has_value()) AddKnown(classification.sentiment->label, field);
}

void ReadNumberField(absl::string_view name, const Facts& facts, FieldValues& field) {
  field.numeric = true;
  if (name == "failed_attempts") field.values.push_back(absl::StrCat(facts.state.failed_attempts));
  if (name == "turns") field.values.push_back(absl::StrCat(facts.state.turns_before + 1));
  if (!facts.classification.has_value()) return;
  const Classification& classification = *facts.classification;
  if (name == "sentiment_score" && classification.sentiment.has_value()) {
    field.values.push_back(absl::StrCat(classification.sentiment->score));
  }
  if (absl::ConsumePrefix(&name, "signal.")) {
    const auto signal = classification.signals.find(std::string(name));
    field.values.push_back(absl::StrCat(signal == classification.signals.end() ? 0.0 : signal->second));
  }
}

FieldValues ReadField(absl::string_view name, const Facts& facts) {
  FieldValues field;
  switch (policy::FieldKindOf(name)) {
    case FieldKind::kUnknown: break;
    case FieldKind::kName: ReadNameField(name, facts, field); break;
    case FieldKind::kNumber: ReadNumberField(name, facts, field); break;
    case FieldKind::kText:
      AddKnown(name == "subject" ? facts.subject : facts.text, field);
      field.folded = true;
      break;
    case FieldKind::kTags: field.values = facts.tags; break;
    case FieldKind::kAttribute: {
      absl::ConsumePrefix(&name, "attribute.");
      const auto attribute = facts.attributes.find(std::string(name));
      if (attribute != facts.attributes.end()) AddKnown(attribute->second, field);
      field.folded = true;
      break;
    }
    case FieldKind::kEntity:
      absl::ConsumePrefix(&name, "entity.");
      field.folded = true;
      field.amount = name == "amount";
      if (facts.classification.has_value()) {
        for (const auto& [type, value] : facts.classification->entities) {
          if (type == name) AddKnown(value, field);
        }
      }
      break;
  }
  return field;
}

std::optional<double> NumberOf(const std::string& text, bool amount) {
  double number = 0;
  if (absl::SimpleAtod(text, &number)) return number;
  return amount ? AmountOf(text) : std::nullopt;
}

bool Equal(const FieldValues& field, const std::string& have, const std::string& want) {
  if (field.numeric) {
    double a = 0, b = 0;
    return absl::SimpleAtod(have, &a) && absl::SimpleAtod(want, &b) && a == b;
  }
  return field.folded ? text::Fold(have) == text::Fold(want) : have == want;
}

// Whether some value of the field stands in the relation to some wanted value.
template <typename Relation>
bool Any(const FieldValues& field, const std::vector<std::string>& wanted, Relation relation) {
  return std::any_of(field.values.begin(), field.values.end(), [&](const std::string& have) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& want) { return relation(have, want); });
  });
}

bool LeafHolds(const Condition& leaf, const RuleInput& input) {
  if (leaf.values.empty()) return false;
  const absl::string_view op = leaf.op;
  if (op == "mentions") {
    const Reading& reading = leaf.field == "subject" ? input.subject : input.text;
    return std::any_of(leaf.values.begin(), leaf.values.end(),
                       [&](const std::string& value) { return reading.Mentions(value); });
  }
  const FieldValues field = ReadField(leaf.field, input.facts);
  const auto equal = [&](const std::string& have, const std::string& want) { return Equal(field, have, want); };
  if (op == "exists") return !field.values.empty() == (leaf.values[0] == "true");
  if (op == "is" || op == "in") return Any(field, leaf.values, equal);
  if (op == "is_not" || op == "not_in") return !Any(field, leaf.values, equal);
  if (op == "contains") {
    const bool whole = leaf.field == "tags";
    return Any(field, leaf.values, [&](const std::string& have, const std::string& want) {
      return whole ? have == want : absl::StrContains(text::Fold(have), text::Fold(want));
    });
  }
  if (op == "at_least" || op == "at_most") {
    return Any(field, leaf.values, [&](const std::string& have, const std::string& want) {
      const std::optional<double> a = NumberOf(have, field.amount);
      const std::optional<double> b = NumberOf(want, false);
      return a.has_value() && b.has_value() && (op == "at_least" ? *a >= *b : *a <= *b);
    });
  }
  return false;
}

void AddOnce(absl::Span<const std::string> from, std::vector<std::string>& to) {
  for (const std::string& value : from) {
    if (std::find(to.begin(), to.end(), value) == to.end()) to.push_back(value);
  }
}

}  // namespace

std::optional<double> AmountOf(absl::string_view text) {
  std::string number;
  for (const char c : text) {
    const bool digit = absl::ascii_isdigit(static_cast<unsigned char>(c));
    if (digit || ((c == '.' || c == ',') && !number.empty())) {
      number += c;
    } else if (!number.empty() && c != '\'' && c != ' ') {
      break;
    }
  }
  while (!number.empty() && !absl::ascii_isdigit(static_cast<unsigned char>(number.back()))) number.pop_back();
  if (number.empty()) return std::nullopt;
  const size_t last = number.find_last_of(".,");
  size_t decimal = std::string::npos;
  if (last != std::string::npos) {
    const bool only_kind = !absl::StrContains(number, number[last] == '.' ? ',' : '.');
    const bool repeated = std::count(number.begin(), number.end(), number[last]) > 1;
    const bool groups = number.size() - last - 1 == 3 && only_kind;
    if (!groups && !repeated) decimal = last;
  }
  std::string plain;
  for (size_t i = 0; i < number.size(); ++i) {
    if (i == decimal) plain += '.';
    if (absl::ascii_isdigit(static_cast<unsigned char>(number[i]))) plain += number[i];
  }
  double value = 0;
  if (!absl::SimpleAtod(plain, &value)) return std::nullopt;
  return value;
}

bool Holds(const Condition& condition, const RuleInput& input) {
  const auto holds = [&](const Condition& child) { return Holds(child, input); };
  const std::vector<Condition>& children = condition.children;
  switch (condition.kind) {
    case Condition::Kind::kAll: return !children.empty() && std::all_of(children.begin(), children.end(), holds);
    case Condition::Kind::kAny: return std::any_of(children.begin(), children.end(), holds);
    case Condition::Kind::kNot: return !children.empty() && !holds(children[0]);
    case Condition::Kind::kLeaf: return LeafHolds(condition, input);
  }
  return false;
}

RuleOutcome EvaluateRules(absl::Span<const policy::Rule> rules, const RuleInput& input) {
  RuleOutcome outcome;
  for (const policy::Rule& rule : rules) {
    if (!rule.enabled || !Holds(rule.when, input)) continue;
    outcome.matched.push_back(rule.name);
    if (rule.then.escalate.has_value() && !outcome.escalate.has_value()) {
      outcome.escalate = rule.then.escalate;
      outcome.escalate_rule = rule.name;
    }
    if (rule.then.offer && !outcome.offer) {
      outcome.offer = true;
      outcome.offer_rule = rule.name;
    }
    outcome.draft = outcome.draft || rule.then.draft;
    if (!outcome.route_to_team.has_value()) outcome.route_to_team = rule.then.route_to_team;
    if (!outcome.priority.has_value()) outcome.priority = rule.then.priority;
    AddOnce(rule.then.tags, outcome.tags);
  }
  return outcome;
}

}  // namespace firstline::escalation
