#pragma once

#include "common/telemetry/metrics.h"
#include "services/classifier/core/classify.h"

namespace firstline::classifier {

// The families this service exports beside those of the runtime. Thread-safe.
class Metrics {
 public:
  explicit Metrics(telemetry::Metrics& metrics) : metrics_(metrics) {}

  // firstline_classified_total{intent,sentiment}: messages by their most probable intent and sentiment label.
  void Classified(const Result& result);

 private:
  telemetry::Metrics& metrics_;
};

}  // namespace firstline::classifier
