#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/base/clock.h"
#include "common/helpdesks/freshdesk/api.h"
#include "common/helpdesks/thread_reader.h"
#include "services/dispatcher/adapters/call_sequence.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::freshdesk {

// One Freshdesk account: reads with the same reader `turns` uses, writes what encode.h renders. Message and note are
// one request each. An update reads the ticket first, because it replaces the list of tags: what somebody else adds
// between the two is lost, Freshdesk has no lock against it.
class Account : public Helpdesk {
 public:
  // `clock` outlives the object.
  Account(std::shared_ptr<firstline::freshdesk::Api> api, int updates_per_minute, const Clock& clock);

  absl::Span<const CallGroup> groups() const override;
  int updates_per_minute() const override { return updates_per_minute_; }
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  CallOutcome Call(const CallInput& input) override;

 private:
  CallOutcome SendOne(CallSequence& calls, absl::StatusOr<RenderedRequest> request) const;
  CallOutcome Update(CallSequence& calls, const Plan& content, SlotSet slots) const;

  const std::shared_ptr<firstline::freshdesk::Api> api_;
  const int updates_per_minute_;
  const std::unique_ptr<helpdesks::ThreadReader> reader_;
  const Clock& clock_;
};

}  // namespace firstline::dispatcher::freshdesk
