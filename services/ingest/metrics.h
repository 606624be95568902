#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/telemetry/metrics.h"

namespace firstline::ingest {

// The families this service exports beside the runtime's. Labels come from closed sets.
class IngestMetrics {
 public:
  explicit IngestMetrics(telemetry::Metrics& metrics) : metrics_(metrics) {}

  // result: accepted, dropped, dead_lettered, unauthenticated, unknown, bad_method, busy.
  void Webhook(absl::string_view vendor, absl::string_view result, absl::Duration took);
  // result: ok, gone, skipped (a newer read covers it), paused, or the code of the failure.
  // A request of Firstline's own API; call: post, get.
  void ApiRequest(absl::string_view call, absl::string_view result, absl::Duration took);
  void Read(absl::string_view result);
  void ReadTook(absl::Duration took);
  // Nothing became of a read; reason as IgnoredName.
  void Ignored(absl::string_view reason);
  // A record went to `ingest.dlq`; reason: no_policy, unreadable, failed.
  void DeadLetter(absl::string_view reason);
  void TurnEmitted(absl::string_view source);  // webhook, reconcile, freshness
  void FeedbackEmitted(absl::string_view kind);
  void Conversations(size_t held, size_t reread_due, absl::Duration oldest_due);
  void Reconciled(absl::string_view result, size_t tickets);  // result: ok or the code of the failure

 private:
  telemetry::Metrics& metrics_;
};

}  // namespace firstline::ingest
