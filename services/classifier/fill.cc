#include "services/classifier/fill.h"

#include "services/classifier/wire.h"

namespace firstline::classifier {

absl::Status Filler::Fill(v1::Ticket& ticket) {
  const Result result = Classify(models_, InputFromTicket(ticket));
  metrics_.Classified(result);
  SetClassification(result, ticket);
  return absl::OkStatus();
}

}  // namespace firstline::classifier
