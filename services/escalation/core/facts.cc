#include "services/escalation/core/facts.h"

#include <algorithm>

namespace firstline::escalation {

double Classification::Of(absl::string_view name) const {
  if (intent == name) return probability;
  const auto found = std::find_if(intents.begin(), intents.end(),
                                  [&](const IntentProbability& other) { return other.intent == name; });
  return found == intents.end() ? 0 : found->probability;
}

}  // namespace firstline::escalation
