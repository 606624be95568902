#include "services/dispatcher/adapters/accounts_by_vendor.h"

#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "services/dispatcher/adapters/adapter.h"

namespace firstline::dispatcher {

AccountsByVendor::AccountsByVendor(helpdesks::Transport transport, const Clock& clock)
    : transport_(std::move(transport)), clock_(clock) {}

absl::StatusOr<std::shared_ptr<Helpdesk>> AccountsByVendor::Find(const policy::Policy& policy,
                                                                 absl::string_view helpdesk) {
  const policy::Helpdesk* found = policy.FindHelpdesk(helpdesk);
  if (found == nullptr) {
    return absl::NotFoundError(absl::StrCat("tenant ", policy.tenant, " has no helpdesk ", helpdesk));
  }
  const Adapter* adapter = FindAdapter(found->vendor);
  if (adapter == nullptr) return absl::UnimplementedError(absl::StrCat("no adapter for ", found->vendor));
  const std::pair key(policy.tenant, found->name);
  absl::MutexLock lock(&mutex_);
  const auto known = accounts_.find(key);
  if (known != accounts_.end() && known->second.vendor == found->vendor && known->second.base_url == found->base_url &&
      known->second.credentials_file == found->credentials_file) {
    return known->second.helpdesk;
  }
  FL_ASSIGN_OR_RETURN(std::shared_ptr<Helpdesk> opened, adapter->Open(*found, transport_, clock_));
  accounts_[key] = {found->vendor, found->base_url, found->credentials_file, opened};
  return opened;
}

void AccountsByVendor::Forget(absl::string_view tenant, absl::string_view helpdesk) {
  absl::MutexLock lock(&mutex_);
  accounts_.erase({std::string(tenant), std::string(helpdesk)});
}

}  // namespace firstline::dispatcher
