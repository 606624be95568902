#include "common/base/disposition.h"

#include "common/base/check.h"

namespace firstline {

Disposition DispositionOf(const absl::Status& status) {
  FL_CHECK(!status.ok()) << "an OK status has no disposition";
  switch (status.code()) {
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kDeadlineExceeded:
    case absl::StatusCode::kResourceExhausted:
    case absl::StatusCode::kAborted: return Disposition::kRetry;
    case absl::StatusCode::kUnauthenticated:
    case absl::StatusCode::kPermissionDenied: return Disposition::kPauseDestination;
    case absl::StatusCode::kCancelled: return Disposition::kAbandon;
    default: return Disposition::kDeadLetter;
  }
}

}  // namespace firstline
