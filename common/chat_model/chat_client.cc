#include "common/chat_model/chat_client.h"

#include <utility>

#include "absl/random/random.h"
#include "absl/strings/str_cat.h"

namespace firstline::chat_model {
namespace {

// Failures that say something about the endpoint rather than about the request.
bool IsOutage(FailureKind kind) {
  switch (kind) {
    case FailureKind::kServer:
    case FailureKind::kTimeout:
    case FailureKind::kNetwork:
    case FailureKind::kGarbage:
    case FailureKind::kTooLarge:
    case FailureKind::kAuth:
    case FailureKind::kNotFound:
    case FailureKind::kQuota: return true;
    default: return false;
  }
}

double Jitter() {
  thread_local absl::BitGen generator;
  return absl::Uniform<double>(generator, 0, 1);
}

}  // namespace

ChatClient::ChatClient(Send send, const Clock& clock, Options options)
    : send_(std::move(send)), clock_(clock), options_(std::move(options)) {}

http::Breaker& ChatClient::BreakerOf(const Endpoint& endpoint) {
  absl::MutexLock lock(&mutex_);
  std::string key = absl::StrCat(endpoint.base_url, " ", endpoint.model);
  if (breakers_.size() >= options_.endpoints_max && !breakers_.contains(key)) key = "";
  std::unique_ptr<http::Breaker>& breaker = breakers_[key];
  if (breaker == nullptr) breaker = std::make_unique<http::Breaker>(options_.breaker);
  return *breaker;
}

Outcome ChatClient::AskOnce(const http::HttpRequest& request, http::Breaker& breaker) {
  if (!breaker.Allows(clock_.Now())) return Failure{.kind = FailureKind::kBreaker};
  const absl::StatusOr<http::HttpResponse> response = send_(request);
  Outcome outcome =
      response.ok() ? ReadResponse(*response, clock_.Now()) : Outcome(ReadTransportError(response.status()));
  const Failure* const failure = std::get_if<Failure>(&outcome);
  if (failure != nullptr && IsOutage(failure->kind)) {
    breaker.Failed(clock_.Now());
  } else {
    breaker.Succeeded();
  }
  return outcome;
}

Outcome ChatClient::Ask(const Endpoint& endpoint, const ChatRequest& request, absl::Time deadline) {
  http::Breaker& breaker = BreakerOf(endpoint);
  http::HttpRequest http = {.method = "POST",
                            .url = ChatUrl(endpoint),
                            .headers = ChatHeaders(endpoint),
                            .body = ChatBody(endpoint, request),
                            .response_bytes_max = endpoint.response_bytes_max};
  for (int retries = 0;; ++retries) {
    const absl::Duration left = deadline - clock_.Now();
    if (left <= absl::ZeroDuration()) return Failure{.kind = FailureKind::kTimeout};
    http.total_timeout = left;
    Outcome outcome = AskOnce(http, breaker);
    const Failure* const failure = std::get_if<Failure>(&outcome);
    if (failure == nullptr) return outcome;
    const std::optional<absl::Duration> delay = DelayBeforeRetry(*failure, retries, Jitter(), options_.retry);
    if (!delay.has_value() || clock_.Now() + *delay >= deadline) return outcome;
    clock_.Sleep(*delay);
  }
}

}  // namespace firstline::chat_model
