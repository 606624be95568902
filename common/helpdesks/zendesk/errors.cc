#include "common/helpdesks/zendesk/errors.h"

#include <string>

#include "absl/strings/cord.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/http/retry_after.h"

namespace firstline::zendesk {
namespace {

constexpr char kRetryAfterPayload[] = "firstline.dev/retry-after-ms";
constexpr absl::Duration kQuotaWindow = absl::Seconds(60);

absl::StatusCode CodeOf(const http::HttpResponse& response) {
  switch (response.status) {
    case 401: return absl::StatusCode::kUnauthenticated;
    case 403: return absl::StatusCode::kPermissionDenied;
    case 404:
      return absl::StrContains(response.body, "RecordNotFound") ? absl::StatusCode::kNotFound
                                                                : absl::StatusCode::kFailedPrecondition;
    case 408: return absl::StatusCode::kUnavailable;
    case 409: return absl::StatusCode::kAborted;
    case 410: return absl::StatusCode::kNotFound;
    case 422: return absl::StatusCode::kFailedPrecondition;
    case 429: return absl::StatusCode::kResourceExhausted;
    default: return response.status >= 500 ? absl::StatusCode::kUnavailable : absl::StatusCode::kInvalidArgument;
  }
}

}  // namespace

absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now) {
  if (response.status >= 200 && response.status < 300) return absl::OkStatus();
  absl::Status status(CodeOf(response), absl::StrCat(doing, ": Zendesk answered ", response.status));
  if (response.status == 429 || response.status == 503) {
    absl::Duration wait = response.status == 429 ? kQuotaWindow : absl::ZeroDuration();
    if (const auto asked = http::ParseRetryAfter(response.headers.Get("Retry-After"), now)) wait = *asked;
    status.SetPayload(kRetryAfterPayload, absl::Cord(absl::StrCat(absl::ToInt64Milliseconds(wait))));
  }
  return status;
}

absl::Duration RetryAfterOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kRetryAfterPayload);
  int64_t milliseconds = 0;
  if (!payload.has_value() || !absl::SimpleAtoi(std::string(*payload), &milliseconds)) return absl::ZeroDuration();
  return absl::Milliseconds(milliseconds);
}

}  // namespace firstline::zendesk
