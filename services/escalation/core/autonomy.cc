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

Mode LowerToDraft(Mode mode) { return mode == Mode::kAuto ? Mode::kDraft : mode; }

}  // namespace firstline::escalation
