#pragma once

#include "absl/status/status.h"

namespace firstline {

// What happens to a record or a call whose handling failed. One function decides, so all services agree.
enum class Disposition {
  kRetry,             // the world is busy: back off with jitter, bounded attempts, then forward the failure
  kDeadLetter,        // this record will never work: keep it, count it, move on
  kPauseDestination,  // every record would fail the same way (bad token): stop, alert, keep the offset
  kAbandon,           // we are shutting down: commit nothing, someone else will read it again
};

// kUnavailable, kDeadlineExceeded, kResourceExhausted, kAborted: kRetry. kUnauthenticated, kPermissionDenied:
// kPauseDestination. kCancelled: kAbandon. Everything else: kDeadLetter. An OK status is a bug and aborts.
Disposition DispositionOf(const absl::Status& status);

}  // namespace firstline
