#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "common/base/clock.h"
#include "common/chat_model/chat_request.h"
#include "common/chat_model/chat_response.h"
#include "common/chat_model/retry.h"
#include "common/http/breaker.h"
#include "common/http/client.h"

namespace firstline::chat_model {

// Asks endpoints. One for all endpoints of a process; each base address and model has its own breaker. Thread-safe.
class ChatClient {
 public:
  using Send = std::function<absl::StatusOr<http::HttpResponse>(const http::HttpRequest&)>;

  struct Options {
    RetryRules retry;
    http::Breaker::Limits breaker;
    size_t endpoints_max = 1000;  // breakers kept; beyond that the endpoints share one
  };

  // `clock` outlives this object.
  ChatClient(Send send, const Clock& clock, Options options);

  // Asks, and asks again by `retry`, until `deadline` at the latest. A failure of the endpoint itself (server, timeout,
  // network, garbage) counts against its breaker; a refusal of this one request does not.
  Outcome Ask(const Endpoint& endpoint, const ChatRequest& request, absl::Time deadline);

 private:
  http::Breaker& BreakerOf(const Endpoint& endpoint) ABSL_LOCKS_EXCLUDED(mutex_);
  Outcome AskOnce(const http::HttpRequest& request, http::Breaker& breaker);

  const Send send_;
  const Clock& clock_;
  const Options options_;
  absl::Mutex mutex_;
  std::map<std::string, std::unique_ptr<http::Breaker>> breakers_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::chat_model
