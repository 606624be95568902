#pragma once

#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "common/runtime/ticket_stage.h"

namespace firstline::retriever {

// The Kafka edge for tickets: tickets.classified → tickets.retrieved. Reads its first ticket only once the articles are
// there: a question asked to an empty memory would look like one nobody can answer.
class TicketWorker : public runtime::TicketStage {
 public:
  // Waits for the articles; Cancelled once its argument says so.
  using AwaitArticles = std::function<absl::Status(const std::function<bool()>& cancelled)>;

  // What is passed in outlives this object.
  TicketWorker(Fill fill, AwaitArticles await_articles, const Clock& clock);

  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;

 private:
  const AwaitArticles await_articles_;
};

}  // namespace firstline::retriever
