#pragma once

// Calls that change one conversation (helpdesks.md 2.5).

#include "simulators/intercom/call.h"
#include "simulators/intercom/model.h"
#include "simulators/intercom/options.h"

namespace firstline::sim::intercom {

Outcome ShowConversation(const Call& call, const Workspace& workspace, const Conversation& conversation);
// POST …/reply: a teammate's comment, note or quick reply.
Outcome ReplyConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation);
// POST …/parts: close, open, snooze, assign.
Outcome ManageConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation);
// PUT: attributes, title, read.
Outcome UpdateConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation);
// POST …/tags with a tag's id; DELETE …/tags/{id}.
Outcome TagConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation);
Outcome UntagConversation(const Call& call, Workspace& workspace, const Options& options, Conversation& conversation);

}  // namespace firstline::sim::intercom
