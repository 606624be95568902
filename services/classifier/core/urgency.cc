#include "services/classifier/core/urgency.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "services/classifier/core/phrases.h"
#include "services/classifier/core/urgency_lists.h"

namespace firstline::classifier {
namespace {

double PointsOf(absl::string_view intent) {
  static const auto* const points = new absl::flat_hash_map<absl::string_view, double>{
      {"security", 0.28},          {"technical_problem", 0.06}, {"account_access", 0.06}, {"legal", 0.10},
      {"complaint", 0.02},         {"cancellation", 0.0},       {"order_status", 0.0},    {"praise", -0.25},
      {"small_talk", -0.25},       {"feature_request", -0.20},  {"other", -0.22},         {"how_to", -0.04},
      {"product_question", -0.06}, {"sales_interest", -0.05},   {"shipping", -0.04},      {"talk_to_human", 0.0},
  };
  const auto it = points->find(intent);
  return it == points->end() ? 0 : it->second;
}

constexpr double kShouts = 0.5;  // Mood::shouting from here on counts

}  // namespace

Urgency JudgeUrgency(const UrgencyFacts& facts, const UrgencyOptions& options) {
  static const auto* const set = new PhraseSet(kUrgencyLists);
  absl::flat_hash_map<std::string, double> strongest;
  for (const PhraseMatch& match : set->Find(facts.words)) {
    if (match.group != "no_hurry" && IsNegated(facts.words, match.first_word)) continue;
    double& strength = strongest[match.group];
    strength = std::max(strength, match.strength);
  }
  Urgency urgency;
  double score = options.base;
  const auto add = [&](double points, absl::string_view reason) {
    if (points == 0) return;
    score += points;
    urgency.reasons.emplace_back(reason);
  };
  const bool calm = strongest.contains("no_hurry");
  add(strongest["danger"] * options.danger, "danger");
  add(strongest["impact"] * options.impact, "impact");
  if (!calm) add(strongest["deadline"] * options.deadline, "deadline_word");
  if (calm) add(options.no_hurry, "no_hurry");
  add(PointsOf(facts.intent) * facts.intent_probability, "intent");
  if (facts.sentiment.label == "very_negative") add(options.very_negative, "sentiment");
  if (facts.sentiment.label == "negative") add(options.negative, "sentiment");
  if (facts.sentiment.label == "positive") add(options.positive, "sentiment");
  if (facts.mood.shouting >= kShouts) add(options.capitals, "capitals");
  if (facts.mood.exclamations > 0 && facts.sentiment.score < 0) {
    add(options.exclamation * (facts.mood.exclamations >= 3 ? 2 : 1), "exclamation");
  }
  urgency.score = std::clamp(score, 0.0, 1.0);
  urgency.level = urgency.score >= options.high ? "high" : urgency.score < options.low ? "low" : "normal";
  return urgency;
}

}  // namespace firstline::classifier
