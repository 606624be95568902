#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/kafka/producer.h"
#include "common/policy/policy.h"
#include "common/telemetry/log.h"
#include "services/ingest/helpdesks.h"
#include "services/ingest/metrics.h"

namespace firstline::ingest {

struct ReconcilerOptions {
  absl::Duration overlap = absl::Minutes(15);  // listed again each time: lists lag and clocks differ
  int pages_max = 10;                          // of a helpdesk's list per pass; the next pass goes on from there
};

// Finds what no webhook told: lists the tickets that changed and appends a pointer for each change to `inbox`. The
// owner of the conversation skips those it has read since. A ticket's change is pointed at once. One thread at a time.
class Reconciler {
 public:
  // Everything outlives the object.
  Reconciler(const ReconcilerOptions& options, Helpdesks& helpdesks, kafka::Producer& producer, const Clock& clock,
             const telemetry::Log& log, IngestMetrics metrics);

  // One pass over the helpdesks of a tenant. A helpdesk never listed before is listed from `since` on.
  void Run(const policy::Policy& policy, absl::Time since);

  // Forgets how far it came: somebody else reconciled meanwhile.
  void Reset() { progress_.clear(); }

 private:
  struct Progress {
    absl::Time watermark;                          // latest change listed, by the helpdesk's clock
    std::map<std::string, absl::Time> pointed_at;  // tickets and their change, not older than watermark - overlap
  };

  // Appends pointers for one page; the count of them.
  absl::StatusOr<size_t> Point(absl::string_view tenant, const policy::Helpdesk& helpdesk, const Changes& changes,
                               Progress& progress);
  absl::StatusOr<size_t> RunHelpdesk(absl::string_view tenant, const policy::Helpdesk& helpdesk, Progress& progress);

  const ReconcilerOptions options_;
  Helpdesks& helpdesks_;
  kafka::Producer& producer_;
  const Clock& clock_;
  const telemetry::Log& log_;
  IngestMetrics metrics_;
  std::map<std::pair<std::string, std::string>, Progress> progress_;  // by tenant and helpdesk
};

}  // namespace firstline::ingest
