#pragma once

// The records `turns` reads and writes beside tickets.

#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/core/fold.h"
#include "services/ingest/core/state.h"

namespace firstline::ingest {

// A pointer as a record of `inbox`; id: H("inbox", tenant, conversation, delivery id).
kafka::OutRecord InboxRecord(const v1::InboxEvent& event, absl::Time now);

// The pointer in a record. DataLoss when it cannot be parsed or names no tenant, helpdesk or ticket.
absl::StatusOr<v1::InboxEvent> ReadInboxEvent(const kafka::Record& record);

// The state for `conversations.state`.
kafka::OutRecord StateRecord(const State& state, absl::Time now);

// Records of `tickets.feedback`, one per event. Ids follow from state version and place, so a repeated fold repeats
// them.
std::vector<kafka::OutRecord> FeedbackRecords(const std::vector<Feedback>& feedback, const State& state,
                                              absl::Time now);

}  // namespace firstline::ingest
