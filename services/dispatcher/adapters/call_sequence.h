#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/http/client.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher {

// The requests of one call, for a vendor that needs several. Together they take no longer than one may
// (RetryLimits::call_window), because a former owner's call is waited for that long and no longer. Not thread-safe.
class CallSequence {
 public:
  using Transport = std::function<absl::StatusOr<http::HttpResponse>(http::HttpRequest)>;

  // not_after: of CallInput; holds for the first request, the others follow on it. `clock` outlives the object.
  CallSequence(Transport send, absl::Time not_after, const Clock& clock)
      : send_(std::move(send)), not_after_(not_after), deadline_(clock.Now() + kCallTime), clock_(clock) {}

  // Sends one; errors as http::Client::Send. DeadlineExceeded, kNotSent, when the time is used up.
  absl::StatusOr<http::HttpResponse> Send(RenderedRequest request, size_t response_bytes_max = 4u << 20);

 private:
  static constexpr absl::Duration kCallTime = absl::Seconds(10);

  const Transport send_;
  absl::Time not_after_;
  const absl::Time deadline_;
  const Clock& clock_;
};

}  // namespace firstline::dispatcher
