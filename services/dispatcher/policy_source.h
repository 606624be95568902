#pragma once

#include "absl/time/time.h"
#include "common/runtime/policy_store.h"
#include "services/dispatcher/plan_executor.h"

namespace firstline::dispatcher {

// The policies of `tenants.config`. A version not read yet is awaited for at most `wait`. `store` outlives the result.
Policies PoliciesOf(const runtime::PolicyStore& store, absl::Duration wait);

}  // namespace firstline::dispatcher
