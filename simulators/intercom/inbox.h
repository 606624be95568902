#pragma once

// What people do in the workspace: contacts write and rate; teammates answer, assign, close. The control side's calls.

#include "simulators/intercom/call.h"
#include "simulators/intercom/model.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom {

// Pure, like Route. Paths are those below /_sim; {id} is a conversation's id or its external id. 400 with {"error"} for
// unknown members and wrong types, 404 for what does not exist, 422 for what the vendor would not let a person do.
Outcome RouteControl(const Call& call, Workspace& workspace, const Options& options);

// The conversation of that id or external id, deleted ones included, or nullptr.
const Conversation* FindAnyConversation(const Workspace& workspace, const std::string& id);

}  // namespace firstline::sim::intercom
