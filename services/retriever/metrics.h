#pragma once

#include "absl/strings/string_view.h"
#include "common/telemetry/metrics.h"
#include "services/retriever/core/retrieve.h"

namespace firstline::retriever {

// The families this service exports beside those of the runtime. Thread-safe.
class Metrics {
 public:
  explicit Metrics(telemetry::Metrics& metrics) : metrics_(metrics) {}

  // firstline_retrieval_relevance_total{tenth}, firstline_retrieval_empty_total{reason} (no_knowledge, no_matter,
  // no_match) and firstline_retrieval_duration_seconds. knows: the tenant has articles at all.
  void Retrieved(const RetrieveResult& result, bool knows, double seconds);
  // firstline_knowledge_records_total{outcome}: applied, tombstone, unreadable.
  void Read(absl::string_view outcome);
  // firstline_knowledge_articles: articles in force, all tenants.
  void Articles(size_t count);
  // firstline_knowledge_changes_total{outcome}: upserted, deleted.
  void Changed(absl::string_view outcome);
  // firstline_knowledge_versions_total{outcome}: expired, restored.
  void VersionsExpired(size_t count);
  void VersionsRestored(size_t count);

 private:
  void CountVersions(const char* outcome, size_t count);

  telemetry::Metrics& metrics_;
};

}  // namespace firstline::retriever
