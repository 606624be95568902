#pragma once

// The worker `turns`: the only writer of conversation state.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/producer.h"
#include "common/runtime/record_handler.h"
#include "common/runtime/retrier.h"
#include "common/telemetry/log.h"
#include "common/telemetry/repeat_limit.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/conversations.h"
#include "services/ingest/core/unread.h"
#include "services/ingest/edge.h"
#include "services/ingest/helpdesks.h"
#include "services/ingest/metrics.h"
#include "services/ingest/state_store.h"

namespace firstline::ingest {

struct TurnsOptions {
  int retry_threads = 2;
  // Between repeated reads of one helpdesk: 120/min at most, so that live reads keep the larger part of Zendesk's
  // smallest quota (200/min; a read is two requests).
  absl::Duration reread_spacing = absl::Seconds(1);
  RereadPacing reread;
  // Tries of a pointer whose tenant or helpdesk is in no policy we have read, before it is set aside: the edge may have
  // read that policy a moment before us. Five tries are 3 s by the stage's delays. The stage allows as many.
  int policy_attempts = 5;
  // Between two log lines about pointers set aside for the same tenant.
  absl::Duration no_policy_log_interval = absl::Minutes(10);
  // Between attempts to write a record's outcome while the broker does not answer; doubles up to 30 s.
  absl::Duration rewrite_delay = absl::Seconds(1);
};

// Handles `inbox` (what changed: read it, fold it, emit the turn) and `tickets.dispatched` (how turns ended), which are
// partitioned alike. States of the assigned partitions are in memory, rebuilt from `conversations.state`.
//
// All records are written before Handle returns, in their order; so Output carries none. When the log cannot be written
// the record is deferred and tried again until it can. When the helpdesk cannot be read the conversation is written
// down as due, the record is finished, and the read is repeated until it succeeds, also after a restart.
//
// A pointer of a tenant or helpdesk without a policy cannot be read: it goes to `ingest.dlq` as it came, counted, with
// one log line per tenant and interval.
class Turns : public runtime::RecordHandler {
 public:
  // Reads `conversations.state` of these partitions from the beginning to its present end.
  using ReadStates =
      std::function<absl::Status(const std::vector<int32_t>& partitions, const kafka::LogReader::Visitor& visit,
                                 const std::function<bool()>& cancelled)>;

  // Everything passed by reference outlives the object.
  Turns(const TurnsOptions& options, Tenants tenants, Helpdesks& helpdesks, kafka::Producer& producer,
        ReadStates read_states, const Clock& clock, const telemetry::Log& log, IngestMetrics metrics);

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;
  void Revoked(const std::vector<int32_t>& partitions) override;

  bool Owns(int32_t partition) const { return states_.Owns(partition); }
  absl::Time LastWrite(int32_t partition) const { return states_.LastWrite(partition); }
  // Sets the gauges; walks all states.
  void Report();

 private:
  // One try; OK when everything is written, Cancelled when the partition is not ours, else to be tried again.
  using Attempt = std::function<absl::Status()>;

  // OK when a policy says how to read the helpdesk; Unavailable names what is missing.
  absl::Status CheckPolicy(const v1::InboxEvent& event) const;
  Output SetAside(const kafka::Record& record, const v1::InboxEvent& event, const absl::Status& missing, int attempts);
  absl::StatusOr<Output> RunOrDefer(const kafka::Record& record, const Context& context, const Attempt& attempt);
  absl::Status Look(int32_t partition, const v1::InboxEvent& event);
  void ScheduleReread(int32_t partition, const std::string& key, absl::Duration delay);
  std::optional<absl::Duration> Reread(int32_t partition, const std::string& key, int attempt);

  const TurnsOptions options_;
  const Tenants tenants_;
  Helpdesks& helpdesks_;
  const ReadStates read_states_;
  const Clock& clock_;
  const telemetry::Log& log_;
  IngestMetrics metrics_;
  telemetry::RepeatLimit no_policy_lines_;
  StateStore states_;
  Conversations conversations_;
  runtime::Retrier retrier_;  // last: its threads use everything above
};

}  // namespace firstline::ingest
