#include "services/dispatcher/adapters/failure.h"

#include "common/http/client.h"

namespace firstline::dispatcher {

CallOutcome ClassifyFailure(const absl::Status& status) {
  CallOutcome outcome;
  if (http::TransmissionOf(status) != http::Transmission::kNotSent) {
    outcome.phase = Phase::kUnknown;
    outcome.code = status.code() == absl::StatusCode::kDeadlineExceeded ? "DEADLINE_EXCEEDED" : "UNAVAILABLE";
    return outcome;
  }
  outcome.phase = Phase::kNotDone;
  switch (status.code()) {
    case absl::StatusCode::kUnauthenticated: outcome.code = "UNAUTHENTICATED"; break;
    case absl::StatusCode::kPermissionDenied: outcome.code = "PERMISSION_DENIED"; break;
    case absl::StatusCode::kInvalidArgument: outcome.code = "INVALID_ARGUMENT"; break;
    default: outcome.code = "UNAVAILABLE";  // unreachable, too slow to connect, too many transfers, shutting down
  }
  return outcome;
}

CallOutcome NotDone(CallOutcome outcome) {
  if (outcome.phase == Phase::kUnknown) {
    outcome.phase = Phase::kNotDone;
    outcome.code = "UNAVAILABLE";
  }
  return outcome;
}

}  // namespace firstline::dispatcher
