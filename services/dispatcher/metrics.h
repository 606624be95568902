#pragma once

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/telemetry/metrics.h"
#include "services/dispatcher/core/freshness.h"
#include "services/dispatcher/core/ledger.h"
#include "services/dispatcher/core/plan.h"

namespace firstline::dispatcher {

// The families this service exports, beside those of the stage runtime. Thread-safe.
class DispatcherMetrics {
 public:
  // `metrics` outlives the object.
  explicit DispatcherMetrics(telemetry::Metrics& metrics) : metrics_(metrics) {}

  void Ended(End end);
  void Called(Phase phase, absl::string_view code);
  void Judged(Verdict verdict);
  void Uncertain();
  void OrphanFound();
  void Repeated();
  void ReadToWrite(absl::Duration gap);
  void FirstEffect(absl::Duration since_accepted);
  void OpenPlans(size_t count);
  void PausedAccounts(size_t count);
  void Unwritten();
  void Callback(absl::string_view result);  // posted, failed, given_up, no_callback, unreadable

 private:
  telemetry::Metrics& metrics_;
};

}  // namespace firstline::dispatcher
