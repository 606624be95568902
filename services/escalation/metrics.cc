#include "services/escalation/metrics.h"

#include <string>

namespace firstline::escalation {
namespace {

std::string KindName(v1::DecisionKind kind) {
  switch (kind) {
    case v1::DECISION_KIND_ANSWER: return "answer";
    case v1::DECISION_KIND_ASK: return "ask";
    case v1::DECISION_KIND_OFFER: return "offer";
    case v1::DECISION_KIND_IGNORE: return "ignore";
    default: return "hand_off";
  }
}

}  // namespace

runtime::Outcome OutcomeOf(const v1::Decision& decision) {
  return {.code = KindName(decision.kind()), .reason = decision.reasons().empty() ? "" : decision.reasons(0)};
}

void Metrics::Decided(const v1::Decision& decision) {
  const runtime::Outcome outcome = OutcomeOf(decision);
  metrics_.Count("firstline_decisions_total", "Decisions by kind and deciding reason.",
                 {{"kind", outcome.code}, {"reason", outcome.reason}});
}

void Metrics::DeadlinesMissed(size_t turns) {
  metrics_.Count("firstline_deadlines_missed_total", "Turns handed off because no answer came in time.", {},
                 static_cast<double>(turns));
}

void Metrics::Undecided(size_t turns) {
  metrics_.Set("firstline_undecided_turns", "Turns received and not decided.", static_cast<double>(turns));
}

}  // namespace firstline::escalation
