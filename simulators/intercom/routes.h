#pragma once

#include "simulators/intercom/call.h"
#include "simulators/intercom/model.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom {

// Answers one authenticated call of the REST API and changes the workspace. Pure: the same calls at the same times on
// the same workspace give the same answers, ids included.
Outcome Route(const Call& call, Workspace& workspace, const Options& options);

}  // namespace firstline::sim::intercom
