#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/base/clock.h"
#include "common/helpdesks/zendesk/api.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::zendesk {

// One Zendesk account: reads with the same reader `turns` uses, writes what Encode renders.
class Account : public Helpdesk {
 public:
  // `clock` outlives the object.
  Account(std::shared_ptr<firstline::zendesk::Api> api, int updates_per_minute, const Clock& clock);

  absl::Span<const CallGroup> groups() const override;
  int updates_per_minute() const override { return updates_per_minute_; }
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  CallOutcome Call(const CallInput& input) override;
  CallOutcome Open(const NewTicket& ticket) override;

 private:
  const std::shared_ptr<firstline::zendesk::Api> api_;
  const int updates_per_minute_;
  const std::unique_ptr<helpdesks::ThreadReader> reader_;
  const Clock& clock_;
};

}  // namespace firstline::dispatcher::zendesk
