#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "firstline/v1/ticket.pb.h"
#include "services/dispatcher/core/freshness.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// A decided ticket on its way.
struct PlanRun {
  v1::Ticket ticket;
  Plan plan;
  absl::Time written_at;                    // of the record it came in
  std::vector<kafka::OutRecord> with_plan;  // written together with the plan: the dead letter of an unreadable record
  std::function<void()> finish;  // the input record may be committed; called once, when the plan is on record
  bool recorded = false;         // its PLANNED record is acknowledged

  // Of the attempt under way; lost in a crash, on purpose.
  int live_attempt = 0;
  policy::Mode mode = policy::Mode::kOff;  // the attempt's
  absl::Time intent_at;
  Plan content;
  std::optional<Freshness> fresh;
  absl::Time read_at;
};

// What is known of one turn of the conversation.
struct TurnRecord {
  std::string turn_id;
  Ledger ledger;
};

// One conversation: its plans in log order, carried out one at a time, and the turns of the ledger's window. The
// members up to `lost` are guarded by the runner's mutex; everything else belongs to whoever runs the lane.
struct Lane {
  std::string key;  // tenant/conversation
  int32_t partition = 0;

  std::deque<std::shared_ptr<PlanRun>> queue;
  int64_t open = 0;  // plans on record and not ended
  bool running = false;
  bool again = false;    // something arrived while it ran
  int64_t wake = 0;      // number of the last entry in the runner's agenda; older ones are void
  bool leaving = false;  // the partition is given up: nothing new is begun
  bool lost = false;     // the partition belongs to somebody else: nothing is written any more

  std::vector<TurnRecord> turns;  // in the order of the log

  TurnRecord* Find(absl::string_view turn_id);
  // The other turns, for HandOffsAfter.
  std::vector<OtherTurn> OthersThan(absl::string_view turn_id) const;
};

}  // namespace firstline::dispatcher
