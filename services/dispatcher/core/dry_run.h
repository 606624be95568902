#pragma once

#include <vector>

#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/policy/policy.h"
#include "services/dispatcher/core/course.h"
#include "services/dispatcher/core/plan.h"
#include "services/dispatcher/core/step.h"

namespace firstline::dispatcher {

// What a plan would do if nothing had changed and every call worked: the same steps, without effects.
struct DryRun {
  struct Call {
    SlotSet slots;
    Plan content;
  };
  std::vector<Call> calls;  // in order
  Ending ending;
};

// mode: EffectiveMode now. Pure.
DryRun RunDry(const Plan& plan, policy::Mode mode, absl::Span<const CallGroup> groups, absl::Time now);

}  // namespace firstline::dispatcher
