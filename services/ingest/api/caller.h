#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "services/ingest/edge.h"

namespace firstline::ingest {

// Who calls the API: a key of a tenant's policy in force.
struct Caller {
  std::shared_ptr<const policy::Policy> policy;
  bool may_write = false, may_read = false;
};

// The caller named by an Authorization header, "Bearer flk.…". Unauthenticated: no key, or none that is known and has
// not expired; which of these is not told, by text or by time. Unavailable: the policies are not all read yet.
absl::StatusOr<Caller> CallerOf(absl::string_view authorization, const Tenants& tenants, absl::Time now);

}  // namespace firstline::ingest
