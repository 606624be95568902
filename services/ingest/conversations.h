#pragma once

// What happens to one conversation: read, fold, write. One at a time per conversation, whoever asks.

#include <array>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/producer.h"
#include "common/policy/policy.h"
#include "common/runtime/outcome.h"
#include "common/telemetry/log.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/core/fold_outcome.h"
#include "services/ingest/helpdesks.h"
#include "services/ingest/metrics.h"
#include "services/ingest/state_store.h"

namespace firstline::ingest {

// Thread-safe; calls block for the helpdesk's and the broker's timeouts.
class Conversations {
 public:
  // Everything outlives the object.
  Conversations(StateStore& states, Helpdesks& helpdesks, kafka::Producer& producer, const Clock& clock,
                const telemetry::Log& log, IngestMetrics metrics)
      : states_(states), helpdesks_(helpdesks), producer_(producer), clock_(clock), log_(log), metrics_(metrics) {}

  struct Refreshed {
    absl::Status read;     // why the helpdesk could not be read; OK also when the ticket is gone
    absl::Status written;  // why the log could not be written; then nothing was changed in memory
    absl::Duration retry_after = absl::ZeroDuration();  // for the next read
  };

  // Reads the conversation `event` points at, unless an earlier read covers it, and writes what follows: turn and
  // feedback, acknowledged, then the state, acknowledged; only then is the state in memory replaced. So a crash or an
  // error in between repeats the same turn id. `read` is Cancelled when the partition is not ours.
  Refreshed Refresh(int32_t partition, const v1::InboxEvent& event, const policy::Policy& policy,
                    const policy::Helpdesk& helpdesk);

  // Writes down that the conversation must be read again, once. Errors as `written`; Cancelled as above.
  absl::Status MarkDue(int32_t partition, const v1::InboxEvent& event);

  // Folds the end of a turn in. Errors as MarkDue.
  absl::Status FoldEnd(int32_t partition, const TurnOutcome& outcome);

 private:
  // A conversation of Firstline's own API is read from its state, after the event's message was put there.
  static Helpdesks::ReadResult Receive(const v1::InboxEvent& event, State& before);
  absl::Mutex& LockOf(const std::string& key);
  void Log(const v1::InboxEvent& event, const std::string& turn_id, const runtime::Outcome& outcome,
           const absl::Status& error, absl::Duration took);
  absl::Status WriteState(int32_t partition, const std::string& key, Held held);

  StateStore& states_;
  Helpdesks& helpdesks_;
  kafka::Producer& producer_;
  const Clock& clock_;
  const telemetry::Log& log_;
  IngestMetrics metrics_;
  std::array<absl::Mutex, 256> locks_;  // by hash of the key; two conversations on one lock only wait for each other
};

}  // namespace firstline::ingest
