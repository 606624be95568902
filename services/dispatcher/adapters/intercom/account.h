#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/base/clock.h"
#include "common/helpdesks/intercom/api.h"
#include "common/helpdesks/thread_reader.h"
#include "services/dispatcher/adapters/call_sequence.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher::intercom {

// One Intercom workspace: reads with the same reader `turns` uses, writes what encode.h renders.
//
// Message and note are one request each. Fields and tags are several, each of which may be repeated: the first that
// fails ends the call, and the next attempt does all of them again.
class Account : public Helpdesk {
 public:
  // `clock` outlives the object.
  Account(std::shared_ptr<firstline::intercom::Api> api, int updates_per_minute, const Clock& clock);

  absl::Span<const CallGroup> groups() const override;
  int updates_per_minute() const override { return updates_per_minute_; }
  absl::StatusOr<conversation::Thread> Read(absl::string_view ticket_id) override;
  absl::Duration RetryAfterOf(const absl::Status& error) const override;
  CallOutcome Call(const CallInput& input) override;

 private:
  CallOutcome SendOne(CallSequence& calls, absl::StatusOr<RenderedRequest> request) const;
  CallOutcome SendFields(CallSequence& calls, const Plan& content) const;
  CallOutcome SendTags(CallSequence& calls, const Plan& content, Slot slot) const;

  const std::shared_ptr<firstline::intercom::Api> api_;
  const int updates_per_minute_;
  const std::unique_ptr<helpdesks::ThreadReader> reader_;
  const Clock& clock_;
};

}  // namespace firstline::dispatcher::intercom
