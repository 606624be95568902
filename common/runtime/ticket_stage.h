#pragma once

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "common/base/clock.h"
#include "common/runtime/record_handler.h"
#include "firstline/v1/ticket.pb.h"

namespace firstline::runtime {

// A stage that fills its part of the ticket and passes it on: classifier, retriever, responder.
//
// A ticket that a newer queued turn overtakes is marked superseded and passed on without work, as is one that already
// is. A ticket the stage fails on is passed on with the error in it; an unreadable record goes to the dead-letter topic
// and, where its headers name a turn, a ticket of ids goes on, so that a person gets the conversation.
class TicketStage : public RecordHandler {
 public:
  // Fills the stage's part. Thread-safe. Errors as RecordHandler::Handle.
  using Fill = std::function<absl::Status(absl::Time now, v1::Ticket& ticket)>;

  // What a filled ticket came to, for the log. Pure.
  using Describe = std::function<Outcome(const v1::Ticket& ticket)>;

  TicketStage(std::string stage, std::string out_topic, Fill fill, Describe describe, const Clock& clock);

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;

 private:
  const std::string stage_;
  const std::string out_topic_;
  const Fill fill_;
  const Describe describe_;
  const Clock& clock_;
};

}  // namespace firstline::runtime
