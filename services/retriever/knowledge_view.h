#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "common/kafka/producer.h"
#include "common/kafka/record.h"
#include "common/telemetry/log.h"
#include "services/retriever/core/article_store.h"
#include "services/retriever/metrics.h"

namespace firstline::retriever {

// All articles of `knowledge.articles` in memory. Every replica reads all partitions by itself, without a consumer
// group, and follows the topic with a thread of its own. Thread-safe.
class KnowledgeView {
 public:
  // What is passed in outlives the view.
  KnowledgeView(const telemetry::Log& log, Metrics& metrics) : log_(log), metrics_(metrics) {}
  ~KnowledgeView() { Stop(); }

  // Starts to read; never blocks. A read that does not reach the end within load_timeout begins anew.
  void Start(kafka::ClientOptions client, absl::Duration load_timeout);
  // Ends the thread. Idempotent.
  void Stop();

  // True once the end of the topic, as seen at the start, was reached.
  bool Ready() const { return ready_; }
  // Waits for that; Cancelled once `cancelled` says so.
  absl::Status AwaitReady(const std::function<bool()>& cancelled) const;

  // What is searched for the tenant now.
  TenantKnowledge Snapshot(absl::string_view tenant) const;
  // As ArticleStore's, over what was read so far.
  std::optional<VersionTimes> InForce(const ArticleKey& key) const;
  std::vector<ArticleKey> SupersededUntil(absl::Time until, size_t most) const;
  std::vector<LostRecord> Lost(size_t most) const;

  // Takes one record in; it takes effect with Publish. Called by the reading thread, and by tests.
  void Apply(const kafka::Record& record);
  void Publish();

 private:
  void Follow(const kafka::ClientOptions& client, absl::Duration load_timeout);

  const telemetry::Log& log_;
  Metrics& metrics_;

  // Two locks, never held together: searches must not wait while an index is rebuilt.
  mutable absl::Mutex store_mutex_;
  ArticleStore store_ ABSL_GUARDED_BY(store_mutex_);
  mutable absl::Mutex published_mutex_;
  std::map<std::string, TenantKnowledge> published_ ABSL_GUARDED_BY(published_mutex_);

  std::atomic<bool> ready_ = false;
  std::atomic<bool> stopping_ = false;
  std::thread follower_;
};

}  // namespace firstline::retriever
