#include "services/retriever/fill.h"

#include <utility>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "services/retriever/wire.h"

namespace firstline::retriever {

Filler::Filler(PolicyLookup policy, KnowledgeLookup knowledge, std::vector<std::string> segment_attributes,
               Metrics& metrics)
    : policy_(std::move(policy)),
      knowledge_(std::move(knowledge)),
      segment_attributes_(std::move(segment_attributes)),
      metrics_(metrics) {}

absl::Status Filler::Fill(absl::Time now, v1::Ticket& ticket) {
  FL_ASSIGN_OR_RETURN(const std::shared_ptr<const policy::Policy> policy, policy_(ticket));
  const TenantKnowledge knowledge = knowledge_(ticket.tenant());
  const RetrieveInput input = InputFromTicket(ticket, *policy, segment_attributes_, now);
  SearchScratch scratch = TakeScratch();
  const absl::Time start = absl::Now();
  const RetrieveResult result = Retrieve(*knowledge.index, input, options_, scratch);
  metrics_.Retrieved(result, knowledge.index->articles > 0, absl::ToDoubleSeconds(absl::Now() - start));
  ReturnScratch(std::move(scratch));
  SetRetrieval(result, knowledge.version, ticket);
  return absl::OkStatus();
}

SearchScratch Filler::TakeScratch() {
  absl::MutexLock lock(&mutex_);
  if (scratches_.empty()) return SearchScratch();
  SearchScratch scratch = std::move(scratches_.back());
  scratches_.pop_back();
  return scratch;
}

void Filler::ReturnScratch(SearchScratch scratch) {
  absl::MutexLock lock(&mutex_);
  scratches_.push_back(std::move(scratch));
}

}  // namespace firstline::retriever
