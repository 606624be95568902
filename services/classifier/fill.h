#pragma once

#include "absl/status/status.h"
#include "firstline/v1/ticket.pb.h"
#include "services/classifier/core/classify.h"
#include "services/classifier/metrics.h"

namespace firstline::classifier {

// Fills `classification` of a ticket: the one way from the Kafka edge and from the gRPC edge to the core. Thread-safe.
class Filler {
 public:
  // What is passed in outlives this object.
  Filler(const Models& models, Metrics& metrics) : models_(models), metrics_(metrics) {}

  // Never fails.
  absl::Status Fill(v1::Ticket& ticket);

 private:
  const Models& models_;
  Metrics& metrics_;
};

}  // namespace firstline::classifier
