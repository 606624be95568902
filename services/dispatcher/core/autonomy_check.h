#pragma once

#include "common/policy/policy.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// What the policy version in force now allows for the intent: its ladder with `trust` applied (certified: auto acts as
// draft, since there are no certificates). An unknown intent ("") gets the default mode.
policy::Mode AllowedMode(const policy::Autonomy& autonomy, absl::string_view intent);

// The mode the plan may act in, right before acting: never higher than decided, lowered to what is allowed now.
//
// - Anything decided `off` stays off; `allowed` off turns everything off.
// - A hand-off may do everything in `auto` and `human`, and everything but the public text below.
// - Another kind decided `auto` while the policy now says `human` becomes human: a person takes over instead. Decided
//   lower it stays what it was, since nothing public would go out anyway.
// - A replay never goes beyond draft.
policy::Mode EffectiveMode(const Plan& plan, policy::Mode allowed);

// Whether a mode lets a message of that kind reach the customer.
bool MayActInPublic(Kind kind, policy::Mode mode);

}  // namespace firstline::dispatcher
