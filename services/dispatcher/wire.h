#pragma once

// Protobuf on one side, core types on the other; the only file that sees both.

#include <string>

#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "firstline/v1/outcome.pb.h"
#include "firstline/v1/ticket.pb.h"
#include "services/dispatcher/core/course.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// The plan in a decided ticket. A ticket without a decision (a stage failed, or only its ids could be read) and a
// decision that would leave everybody without a word get a hand-off of the dispatcher's own: note, tags, and the team
// for the intent, else the first team.
//
// policy: the version stamped on the turn, or what there is of it; null: no quiet time and no team are known.
// written_at: of the record; stands in for an unknown instant of emission.
Plan PlanOf(const v1::Ticket& ticket, const policy::Policy* policy, absl::Time written_at);

// A record of the ledger. An unknown phase or no slot known for a call gives false.
bool EntryOf(const v1::EffectRecord& record, Entry* entry);

// The other way; `plan` names the turn. The serialised ticket of a PLANNED record is added by the caller.
v1::EffectRecord ToProto(const Entry& entry, const Plan& plan);

// How the turn ended, with what was carried out. `mode`: the effective one, used where no public call tells.
v1::Outcome OutcomeOf(const Plan& plan, const Ledger& ledger, const Ending& ending, policy::Mode mode, absl::Time now);

v1::End ToProto(End end);
End EndOf(v1::End end);

}  // namespace firstline::dispatcher
