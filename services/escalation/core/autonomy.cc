#include "services/escalation/core/autonomy.h"

#include <algorithm>

namespace firstline::escalation {

using policy::Mode;

Mode ModeFor(const policy::Autonomy& autonomy, absl::string_view intent, bool certain) {
  Mode mode = autonomy.For(intent);
  if (!certain) mode = std::min(mode, autonomy.default_mode);  // the enum is declared weakest first
  const bool certificate = autonomy.trust == policy::Trust::kOperator;
  return mode == Mode::kAuto && !certificate ? Mode::kDraft : mode;
}

double ModeProbability(const policy::Autonomy& autonomy, const Classification& classification) {
  const Mode best = ModeFor(autonomy, classification.intent, true);
  double sum = classification.probability;
  for (const IntentProbability& entry : classification.intents) {
    if (entry.intent != classification.intent && ModeFor(autonomy, entry.intent, true) == best)
      sum += entry.probability;
  }
  return std::min(1.0, sum);
}

Mode LowerToDraft(Mode mode) { return mode == Mode::kAuto ? Mode::kDraft : mode; }

}  // namespace firstline::escalation
