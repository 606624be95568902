#pragma once

#include <functional>
#include <string>
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
// passages) and takes out the versions it supersedes. A record that cannot be used goes to the dead-letter topic.
// Thread-safe.
class KnowledgeWorker : public runtime::RecordHandler {
 public:
  // Known records that the one to be written makes superfluous; see KnowledgeView.
  using Superseded = std::function<std::vector<ArticleKey>(const ArticleKey& keep, absl::Time changed_at)>;

  // Waits until the articles written so far are known, for without them nothing can be superseded; Cancelled once its
  // argument says so.
  using AwaitArticles = std::function<absl::Status(const std::function<bool()>& cancelled)>;

  // What is passed in outlives this object.
  KnowledgeWorker(Superseded superseded, AwaitArticles await_articles, const Clock& clock, Metrics& metrics);

  absl::StatusOr<Output> Handle(const kafka::Record& record, const Context& context) override;
  Output Fail(const kafka::Record& record, const absl::Status& error, int attempts) override;
  absl::Status Restore(const std::vector<int32_t>& partitions, const std::function<bool()>& cancelled) override;

 private:
  const Superseded superseded_;
  const AwaitArticles await_articles_;
  const Clock& clock_;
  Metrics& metrics_;
};

}  // namespace firstline::retriever
