#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "common/base/clock.h"
#include "common/runtime/record_handler.h"
#include "services/retriever/core/article_store.h"
#include "services/retriever/metrics.h"

namespace firstline::retriever {

// Largest record of `knowledge.articles`; topic and client allow 1.25 MiB.
inline constexpr size_t kArticleRecordBytesMax = 900 * 1024;

// The `knowledge` group: turns a record of `knowledge.changes` into one of `knowledge.articles` (plain text and
// passages). What it supersedes stays for some time; see VersionKeeper. A record that cannot be used goes to the
// dead-letter topic. Thread-safe.
class KnowledgeWorker : public runtime::RecordHandler {
 public:
  // Times of the version if it is in force already; see KnowledgeView.
  using InForce = std::function<std::optional<VersionTimes>(const ArticleKey& key)>;

  // Waits until the articles written so far are known, for without them every import would look like an edit;
  // Cancelled once its argument says so.
  using AwaitArticles = std::function<absl::Status(const std::function<bool()>& cancelled)>;

  // What is passed in outlives this object.
  KnowledgeWorker(InForce in_force, AwaitArticles await_articles, const Clock& clock, Metrics& metrics);

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;

 private:
  const InForce in_force_;
  const AwaitArticles await_articles_;
  const Clock& clock_;
  Metrics& metrics_;
};

}  // namespace firstline::retriever
