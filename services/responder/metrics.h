#pragma once

#include "common/telemetry/metrics.h"
#include "services/responder/core/evidence.h"

namespace firstline::responder {

// The families this service exports beside those of the runtime. Thread-safe.
class Metrics {
 public:
  explicit Metrics(telemetry::Metrics& metrics) : metrics_(metrics) {}

  // firstline_answers_total{outcome} (answered or the reason of the decline), firstline_answer_support_total{tenth},
  // firstline_answer_verification_failures_total{code}, firstline_answer_duration_seconds,
  // firstline_model_failures_total{reason}, firstline_model_tokens_total{kind}.
  void Responded(const Answer& answer, double seconds);

 private:
  telemetry::Metrics& metrics_;
};

}  // namespace firstline::responder
