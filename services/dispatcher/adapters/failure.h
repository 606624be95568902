#pragma once

#include "absl/status/status.h"
#include "services/dispatcher/adapters/helpdesk.h"

namespace firstline::dispatcher {

// Of a call that got no answer: NOT_DONE only where certainly not one byte was sent.
CallOutcome ClassifyFailure(const absl::Status& status);

// Of a request that changes nothing by itself (a read, or making a tag that nothing carries yet) and failed before the
// one that does: whatever became of it, the call was not carried out.
CallOutcome NotDone(CallOutcome outcome);

}  // namespace firstline::dispatcher
