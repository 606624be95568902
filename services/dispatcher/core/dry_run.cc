#include "services/dispatcher/core/dry_run.h"

#include <utility>

#include "services/dispatcher/core/quiet_hand_off.h"

namespace firstline::dispatcher {

DryRun RunDry(const Plan& plan, policy::Mode mode, absl::Span<const CallGroup> groups, absl::Time now) {
  const RetryLimits limits;
  DryRun run;
  Ledger ledger;
  ledger.Apply({.phase = Phase::kPlanned, .at = now, .hand_off = plan.kind == Kind::kHandOff});
  StepInput input = {.plan = plan, .ledger = ledger, .groups = groups};
  input.mode = mode;
  input.now = now;
  while (true) {
    Step step = NextStep(input, limits);
    switch (step.kind) {
      case StepKind::kWaitUntil: input.now = step.until; break;
      case StepKind::kWriteIntent:
        ledger.Apply(step.record);
        input.live_attempt = step.attempt;
        input.fresh = Freshness{Verdict::kFresh, ""};
        run.calls.push_back({step.slots, ContentOf(plan, step.course, mode)});
        break;
      case StepKind::kReadFresh: break;  // never asked for: the verdict is there before
      case StepKind::kCall:
        ledger.Apply({.phase = Phase::kConfirmed, .slots = step.slots, .attempt = step.attempt, .at = input.now});
        input.live_attempt = 0;
        break;
      case StepKind::kRecord: ledger.Apply(step.record); break;
      case StepKind::kEnd: run.ending = std::move(step.ending); return run;
    }
  }
}

}  // namespace firstline::dispatcher
