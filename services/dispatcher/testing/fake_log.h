#pragma once

// A Kafka of one process: what the producer was given, in order, and a reader over it.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/producer.h"
#include "firstline/v1/outcome.pb.h"
#include "firstline/v1/ticket.pb.h"
#include "services/dispatcher/restore.h"

namespace firstline::dispatcher {

// Acknowledges at once unless `gate` says otherwise. Thread-safe.
class FakeLog : public kafka::Producer {
 public:
  // Decides about every record before it is kept; an error keeps it out and fails the write.
  using Gate = std::function<absl::Status(const kafka::OutRecord&)>;

  void SetGate(Gate gate);

  void Produce(kafka::OutRecord record, Done done) override;
  absl::Status Flush(absl::Duration) override { return absl::OkStatus(); }

  // Keeps a record as if it had been produced.
  void Put(kafka::OutRecord record);

  std::vector<kafka::OutRecord> Of(absl::string_view topic) const;
  std::vector<v1::EffectRecord> Effects(absl::string_view turn_id = "") const;
  // The last dispatched ticket of the turn; an empty one if there is none.
  v1::Ticket Dispatched(absl::string_view turn_id) const;
  // "PLANNED INTENT[public_message+fields]#1 CONFIRMED[…]#1 ENDED" of one turn.
  std::string Story(absl::string_view turn_id) const;

  // Reads `effects` as RestoreLanes does. Every opening is counted.
  OpenEffects Opener();
  std::vector<absl::Time> Openings() const;

 private:
  mutable absl::Mutex mutex_;
  Gate gate_ ABSL_GUARDED_BY(mutex_);
  std::vector<kafka::OutRecord> records_ ABSL_GUARDED_BY(mutex_);
  std::vector<absl::Time> openings_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace firstline::dispatcher
