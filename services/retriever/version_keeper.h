#pragma once

#include <cstddef>
#include <thread>

#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/producer.h"
#include "common/telemetry/log.h"
#include "services/retriever/knowledge_view.h"
#include "services/retriever/metrics.h"

namespace firstline::retriever {

// Takes superseded versions out of `knowledge.articles` once decisions that cited them need not be replayed any more,
// from a thread of its own. Keeps nothing itself: what is due follows from the records of the topic and the clock, so a
// restart goes on where it stopped. Every replica looks; a second tombstone changes nothing.
//
// A version that comes back into force just when its tombstone is written would be lost with the log's next compaction.
// The view still has it, so the next look writes it again.
class VersionKeeper {
 public:
  // Records written in one look; the rest waits for the next.
  static constexpr size_t kRecordsPerLook = 500;

  // retention: from the time a version was superseded, by the log's record timestamps. Everything referred to outlives
  // the keeper.
  VersionKeeper(const KnowledgeView& view, kafka::Producer& producer, absl::Duration retention, const Clock& clock,
                const telemetry::Log& log, Metrics& metrics);
  ~VersionKeeper();

  // Looks every `interval` until Stop, once the view is ready. Call once. Stop is idempotent.
  void Start(absl::Duration interval);
  void Stop();

  // One look; for tests and the thread, never both.
  void Look();

 private:
  const KnowledgeView& view_;
  kafka::Producer& producer_;
  const absl::Duration retention_;
  const Clock& clock_;
  const telemetry::Log& log_;
  Metrics& metrics_;
  absl::Notification stopping_;
  std::thread thread_;
};

}  // namespace firstline::retriever
