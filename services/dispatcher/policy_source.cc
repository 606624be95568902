#include "services/dispatcher/policy_source.h"

namespace firstline::dispatcher {

Policies PoliciesOf(const runtime::PolicyStore& store, absl::Duration wait) {
  Policies policies;
  policies.current = [&store](const std::string& tenant) { return store.Current(tenant); };
  policies.version = [&store, wait](const std::string& tenant, const std::string& version) -> Policies::Handle {
    if (version.empty()) return nullptr;
    absl::StatusOr<Policies::Handle> policy = store.Get(tenant, version, wait);
    return policy.ok() ? *std::move(policy) : nullptr;
  };
  policies.ready = [&store] { return store.Ready(); };
  return policies;
}

}  // namespace firstline::dispatcher
