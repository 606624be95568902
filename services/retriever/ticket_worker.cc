#include "services/retriever/ticket_worker.h"

#include <utility>

#include "common/kafka/topics.h"

namespace firstline::retriever {
namespace {

runtime::Outcome OutcomeOf(const v1::Ticket& ticket) {
  return {.code = "retrieved", .reason = ticket.retrieval().passages().empty() ? "no_passages" : ""};
}

}  // namespace

TicketWorker::TicketWorker(Fill fill, AwaitArticles await_articles, const Clock& clock)
    : runtime::TicketStage("retriever", kafka::kRetrieved, std::move(fill), OutcomeOf, clock),
      await_articles_(std::move(await_articles)) {}

absl::Status TicketWorker::Restore(const std::vector<int32_t>&, const std::function<bool()>& cancelled) {
  return await_articles_(cancelled);
}

}  // namespace firstline::retriever
