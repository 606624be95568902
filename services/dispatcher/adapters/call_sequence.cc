#include "services/dispatcher/adapters/call_sequence.h"

#include <algorithm>
#include <utility>

namespace firstline::dispatcher {

absl::StatusOr<http::HttpResponse> CallSequence::Send(RenderedRequest request, size_t response_bytes_max) {
  const absl::Duration left = deadline_ - clock_.Now();
  if (left <= absl::ZeroDuration()) {
    return http::WithTransmission(absl::DeadlineExceededError("the call took too long"), http::Transmission::kNotSent);
  }
  http::HttpRequest http;
  http.method = std::move(request.method);
  http.url = std::move(request.path);
  http.body = std::move(request.body);
  http.connect_timeout = std::min(http.connect_timeout, left);
  http.total_timeout = left;
  http.not_after = not_after_;
  http.response_bytes_max = response_bytes_max;
  not_after_ = std::max(not_after_, deadline_);
  return send_(std::move(http));
}

}  // namespace firstline::dispatcher
