#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/policy/policy.h"
#include "firstline/v1/ticket.pb.h"
#include "services/retriever/core/article_store.h"
#include "services/retriever/core/retrieve.h"
#include "services/retriever/metrics.h"

namespace firstline::retriever {

// Fills `retrieval` of a ticket: the one way from the Kafka edge and from the gRPC edge to the core. Thread-safe.
class Filler {
 public:
  using PolicyLookup = std::function<absl::StatusOr<std::shared_ptr<const policy::Policy>>(const v1::Ticket&)>;
  using KnowledgeLookup = std::function<TenantKnowledge(absl::string_view tenant)>;

  // What is passed in outlives this object.
  Filler(PolicyLookup policy, KnowledgeLookup knowledge, std::vector<std::string> segment_attributes, Metrics& metrics);

  // Errors: those of the policy lookup.
  absl::Status Fill(absl::Time now, v1::Ticket& ticket);

 private:
  SearchScratch TakeScratch();
  void ReturnScratch(SearchScratch scratch);

  const PolicyLookup policy_;
  const KnowledgeLookup knowledge_;
  const std::vector<std::string> segment_attributes_;
  const RetrieveOptions options_;
  Metrics& metrics_;
  absl::Mutex mutex_;
  std::vector<SearchScratch> scratches_ ABSL_GUARDED_BY(mutex_);  // idle ones; at most one per thread ever exists
};

}  // namespace firstline::retriever
