#include "services/retriever/version_keeper.h"

#include <optional>
#include <utility>
#include <vector>

#include "services/retriever/article_wire.h"

namespace firstline::retriever {

VersionKeeper::VersionKeeper(const KnowledgeView& view, kafka::Producer& producer, absl::Duration retention,
                             const Clock& clock, const telemetry::Log& log, Metrics& metrics)
    : view_(view), producer_(producer), retention_(retention), clock_(clock), log_(log), metrics_(metrics) {}

VersionKeeper::~VersionKeeper() { Stop(); }

void VersionKeeper::Start(absl::Duration interval) {
  thread_ = std::thread([this, interval] {
    while (!stopping_.WaitForNotificationWithTimeout(interval)) {
      if (view_.Ready()) Look();
    }
  });
}

void VersionKeeper::Stop() {
  if (!stopping_.HasBeenNotified()) stopping_.Notify();
  if (thread_.joinable()) thread_.join();
}

void VersionKeeper::Look() {
  const absl::Time now = clock_.Now();
  std::vector<kafka::OutRecord> records;
  const std::vector<LostRecord> lost = view_.Lost(kRecordsPerLook);
  for (const LostRecord& each : lost) {
    const v1::IndexedArticle record = each.article != nullptr
                                          ? ToProto(each.key.tenant, *each.article, each.times)
                                          : DeletionProto(each.key.tenant, each.key.article_id, each.times);
    records.push_back(ArticleRecord(each.key, record.SerializeAsString(), now));
  }
  const std::vector<ArticleKey> due = view_.SupersededUntil(now - retention_, kRecordsPerLook - lost.size());
  for (const ArticleKey& key : due) records.push_back(ArticleRecord(key, std::nullopt, now));
  if (records.empty()) return;
  if (const absl::Status written = producer_.ProduceAndWait(std::move(records)); !written.ok()) {
    // Nothing was marked as done: the next look finds the same.
    log_.Warning("versions_unwritten", {{"code", absl::StatusCodeToString(written.code())}});
    return;
  }
  metrics_.VersionsExpired(due.size());
  metrics_.VersionsRestored(lost.size());
}

}  // namespace firstline::retriever
