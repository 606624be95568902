#pragma once

#include "simulators/zendesk/call.h"
#include "simulators/zendesk/model.h"
#include "simulators/zendesk/options.h"

namespace firstline::sim::zendesk {

// Answers one authenticated call of the REST API and changes the account. Pure: the same calls at the same times on the
// same account give the same answers, ids included.
Outcome Route(const Call& call, Account& account, const Options& options);

// What a call does as far as quotas and scopes go.
struct CallKind {
  bool updates_ticket = false;  // counts against the update quota
  int64_t ticket_id = 0;        // of an update
  bool incremental = false;     // counts against the export quota
  std::string resource;         // tickets, users, webhooks or "" for what needs no scope of its own
};
CallKind KindOf(const Call& call);

}  // namespace firstline::sim::zendesk
