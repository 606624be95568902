#include "services/dispatcher/core/autonomy_check.h"

#include <algorithm>

namespace firstline::dispatcher {

using policy::Mode;

Mode AllowedMode(const policy::Autonomy& autonomy, absl::string_view intent) {
  const Mode mode = autonomy.For(intent);
  return mode == Mode::kAuto && autonomy.trust == policy::Trust::kCertified ? Mode::kDraft : mode;
}

bool MayActInPublic(Kind kind, Mode mode) {
  switch (mode) {
    case Mode::kAuto: return kind != Kind::kIgnore;
    case Mode::kHuman: return kind == Kind::kHandOff;
    case Mode::kOff:
    case Mode::kNote:
    case Mode::kDraft: break;
  }
  return false;
}

Mode EffectiveMode(const Plan& plan, Mode allowed) {
  Mode decided = plan.mode;
  if (decided == Mode::kOff || allowed == Mode::kOff) return Mode::kOff;
  if (plan.kind == Kind::kHandOff) {
    if (plan.replay && MayActInPublic(plan.kind, decided)) decided = Mode::kDraft;
    if (MayActInPublic(plan.kind, allowed)) return decided;
    return MayActInPublic(plan.kind, decided) ? allowed : std::min(decided, allowed);
  }
  // The enumeration orders the ladder: off < note < draft < auto; human stands apart.
  if (decided == Mode::kHuman) return Mode::kHuman;
  if (decided == Mode::kAuto && allowed == Mode::kHuman) return Mode::kHuman;
  if (decided == Mode::kAuto && plan.replay) decided = Mode::kDraft;
  return allowed == Mode::kHuman ? decided : std::min(decided, allowed);
}

}  // namespace firstline::dispatcher
