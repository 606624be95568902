#pragma once

#include "common/runtime/outcome.h"
#include "common/telemetry/metrics.h"
#include "firstline/v1/decision.pb.h"

namespace firstline::escalation {

// answer, ask, offer, hand_off or ignore, with the deciding reason: a code of core/reasons.h.
runtime::Outcome OutcomeOf(const v1::Decision& decision);

// The families this service exports beside those of the runtime. Thread-safe.
class Metrics {
 public:
  explicit Metrics(telemetry::Metrics& metrics) : metrics_(metrics) {}

  // firstline_decisions_total{kind, reason}: the deciding reason, a code of core/reasons.h.
  void Decided(const v1::Decision& decision);
  // firstline_deadlines_missed_total: turns handed off because no answer came in time.
  void DeadlinesMissed(size_t turns);
  // firstline_undecided_turns: turns received and not decided.
  void Undecided(size_t turns);

 private:
  telemetry::Metrics& metrics_;
};

}  // namespace firstline::escalation
