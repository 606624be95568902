#pragma once

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"

namespace firstline::sim::zendesk {

// POST /tickets/{target}/merge {"ids",["source_comment","source_comment_is_public","target_comment",
// "target_comment_is_public"]}: each ticket of `ids` gets a comment, a tag and closes; the target gets a comment that
// quotes the source's last public one (helpdesks.md 6: comments are private unless asked otherwise). All or nothing:
// 400 for unknown members and wrong types, 422 for tickets that do not exist, are closed, named twice or the target
// itself.
//
// The call is second-hand: the vendor queues a job and answers before it is done; here it is done at once. `who` is the
// journal's actor: api or agent.
Outcome MergeTickets(const Call& call, const char* who, Account& account, Ticket& target);

}  // namespace firstline::sim::zendesk
