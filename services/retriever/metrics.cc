#include "services/retriever/metrics.h"

#include <string>

namespace firstline::retriever {

void Metrics::Retrieved(const RetrieveResult& result, bool knows, double seconds) {
  metrics_.Observe("firstline_retrieval_duration_seconds", "Time of one retrieval, without waiting.", seconds);
  if (!result.passages.empty()) {
    const auto tenth = static_cast<int>(result.passages[0].relevance * 10);
    metrics_.Count("firstline_retrieval_relevance_total",
                   "Retrievals by their highest relevance, rounded down to tenths.",
                   {{"tenth", std::to_string(tenth < 10 ? tenth : 9)}});
    return;
  }
  const char* reason = !knows ? "no_knowledge" : result.query.empty() ? "no_matter" : "no_match";
  metrics_.Count("firstline_retrieval_empty_total", "Retrievals without a passage a customer may see.",
                 {{"reason", reason}});
}

void Metrics::Read(absl::string_view outcome) {
  metrics_.Count("firstline_knowledge_records_total", "Records read from knowledge.articles.",
                 {{"outcome", std::string(outcome)}});
}

void Metrics::Articles(size_t count) {
  metrics_.Set("firstline_knowledge_articles", "Articles in memory, all tenants.", static_cast<double>(count));
}

void Metrics::Changed(absl::string_view outcome) {
  metrics_.Count("firstline_knowledge_changes_total", "Changes split and written to knowledge.articles.",
                 {{"outcome", std::string(outcome)}});
}

void Metrics::VersionsExpired(size_t count) { CountVersions("expired", count); }
void Metrics::VersionsRestored(size_t count) { CountVersions("restored", count); }

void Metrics::CountVersions(const char* outcome, size_t count) {
  metrics_.Count("firstline_knowledge_versions_total",
                 "Superseded versions taken out of knowledge.articles, and versions in force written there again.",
                 {{"outcome", outcome}}, static_cast<double>(count));
}

}  // namespace firstline::retriever
