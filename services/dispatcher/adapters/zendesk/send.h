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
#include "common/zendesk/api.h"
#include "common/zendesk/auth.h"
#include "services/dispatcher/adapters/helpdesk.h"
// tidy(layers): what the dispatcher judges must be read by the very code that cut the turn
#include "services/ingest/sources/source.h"

namespace firstline::dispatcher::zendesk {

// One Zendesk account: reads with the same reader `turns` uses, writes what Encode renders.
class ZendeskHelpdesk : public Helpdesk {
 public:
  // `clock` outlives the object.
  ZendeskHelpdesk(std::shared_ptr<firstline::zendesk::Api> api, const Clock& clock);

  absl::Span<const CallGroup> groups() const override;
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  CallOutcome Call(const CallInput& input) override;

 private:
  const std::shared_ptr<firstline::zendesk::Api> api_;
  const std::unique_ptr<ingest::ThreadReader> reader_;
  const Clock& clock_;
};

// The Zendesk accounts of all tenants, made when first needed and kept until their address or credentials change.
class ZendeskHelpdesks : public Helpdesks {
 public:
  // `clock` outlives the object.
  ZendeskHelpdesks(firstline::zendesk::Transport transport, const Clock& clock);

  absl::StatusOr<std::shared_ptr<Helpdesk>> Find(const policy::Policy& policy, absl::string_view helpdesk) override;
  void Forget(absl::string_view tenant, absl::string_view helpdesk) override;

 private:
  struct Account {
    std::string base_url, credentials_file;
    std::shared_ptr<Helpdesk> helpdesk;
  };

  const firstline::zendesk::Transport transport_;
  const Clock& clock_;
  absl::Mutex mutex_;
  std::map<std::pair<std::string, std::string>, Account> accounts_ ABSL_GUARDED_BY(mutex_);  // by tenant and name
};

}  // namespace firstline::dispatcher::zendesk
