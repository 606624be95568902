#pragma once

#include "simulators/freshdesk/call.h"
#include "simulators/freshdesk/model.h"
#include "simulators/freshdesk/options.h"

namespace firstline::sim::freshdesk {

// Answers one authenticated call of the REST API and changes the account. Pure: the same calls at the same times on the
// same account give the same answers, ids included.
Outcome Route(const Call& call, Account& account, const Options& options);

}  // namespace firstline::sim::freshdesk
