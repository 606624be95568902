#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "common/base/clock.h"
#include "common/helpdesks/thread_reader.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher {

// The accounts of all tenants, opened by their vendor's adapter when first needed and kept until their address or
// credentials file change. As many as the policies name. Thread-safe.
class AccountsByVendor : public Helpdesks {
 public:
  // `clock` outlives the object.
  AccountsByVendor(helpdesks::Transport transport, const Clock& clock);

  absl::StatusOr<std::shared_ptr<Helpdesk>> Find(const policy::Policy& policy, absl::string_view helpdesk) override;
  void Forget(absl::string_view tenant, absl::string_view helpdesk) override;

 private:
  struct Account {
    std::string vendor, base_url, credentials_file;
    std::shared_ptr<Helpdesk> helpdesk;
  };

  const helpdesks::Transport transport_;
  const Clock& clock_;
  absl::Mutex mutex_;
  std::map<std::pair<std::string, std::string>, Account> accounts_ ABSL_GUARDED_BY(mutex_);  // by tenant and name
};

}  // namespace firstline::dispatcher
