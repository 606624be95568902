#include "common/helpdesks/answer.h"

#include <string>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {
namespace {

constexpr char kRetryAfterPayload[] = "firstline.dev/retry-after-ms";

absl::StatusCode CodeOf(const Answer& answer) {
  switch (answer.status) {
    case 401: return absl::StatusCode::kUnauthenticated;
    case 403: return absl::StatusCode::kPermissionDenied;
    case 404: return answer.record_missing ? absl::StatusCode::kNotFound : absl::StatusCode::kFailedPrecondition;
    case 408: return absl::StatusCode::kUnavailable;
    case 409: return absl::StatusCode::kAborted;
    case 410: return absl::StatusCode::kNotFound;
    case 422: return absl::StatusCode::kFailedPrecondition;
    case 429: return absl::StatusCode::kResourceExhausted;
    default: return answer.status >= 500 ? absl::StatusCode::kUnavailable : absl::StatusCode::kInvalidArgument;
  }
}

}  // namespace

absl::Status StatusOf(const Answer& answer) {
  if (answer.status >= 200 && answer.status < 300) return absl::OkStatus();
  absl::Status status(CodeOf(answer), absl::StrCat(answer.doing, ": ", answer.vendor, " answered ", answer.status));
  if (answer.status == 429 || answer.status == 503) {
    status.SetPayload(kRetryAfterPayload, absl::Cord(absl::StrCat(absl::ToInt64Milliseconds(answer.wait))));
  }
  return status;
}

absl::Duration RetryAfterOf(const absl::Status& status) {
  const auto payload = status.GetPayload(kRetryAfterPayload);
  int64_t milliseconds = 0;
  if (!payload.has_value() || !absl::SimpleAtoi(std::string(*payload), &milliseconds)) return absl::ZeroDuration();
  return absl::Milliseconds(milliseconds);
}

}  // namespace firstline::helpdesks
