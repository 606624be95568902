#pragma once

// The records the dispatcher writes. All go to the partition the conversation's tickets come from, whatever their key.

#include <cstdint>
#include <string>

#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "firstline/v1/outcome.pb.h"
#include "firstline/v1/ticket.pb.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// A record of `effects`, key turn id.
kafka::OutRecord EffectOut(const v1::EffectRecord& effect, int32_t partition, absl::Time now);

// The ticket with its outcome, for `tickets.dispatched`, key turn id. Writing it again changes nothing.
kafka::OutRecord DispatchedOut(const v1::Ticket& ticket, int32_t partition, absl::Time now);

// A pointer for `inbox`: the conversation changed, `turns` is to read it again. vendor: of the helpdesk.
kafka::OutRecord PointerOut(const Plan& plan, const std::string& vendor, int32_t partition, absl::Time now);

}  // namespace firstline::dispatcher
