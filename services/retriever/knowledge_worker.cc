#include "services/retriever/knowledge_worker.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"
#include "common/knowledge/wire.h"
#include "common/runtime/ticket_record.h"
#include "firstline/v1/events.pb.h"
#include "services/retriever/article_wire.h"
#include "services/retriever/core/prepare.h"

namespace firstline::retriever {
namespace {

constexpr char kStage[] = "retriever";

// What is to be written for a change.
struct Written {
  ArticleKey key;
  v1::IndexedArticle record;
};

absl::StatusOr<Written> Upsert(const v1::KnowledgeChange& change, absl::Time changed_at) {
  FL_ASSIGN_OR_RETURN(const StoredArticle article, Prepare(knowledge::FromProto(change.article())));
  return Written{{change.tenant(), article.id, article.version}, ToProto(change.tenant(), article, changed_at)};
}

absl::StatusOr<Written> Apply(const v1::KnowledgeChange& change, absl::Time changed_at) {
  if (change.tenant().empty() || absl::StrContains(change.tenant(), "/")) {
    return absl::InvalidArgumentError("KnowledgeChange without a usable tenant");
  }
  if (change.article().id().empty()) return absl::InvalidArgumentError("KnowledgeChange without an article id");
  switch (change.operation()) {
    case v1::KNOWLEDGE_OPERATION_UPSERT: return Upsert(change, changed_at);
    case v1::KNOWLEDGE_OPERATION_DELETE:
      return Written{{change.tenant(), change.article().id(), std::string(kDeletedVersion)},
                     DeletionProto(change.tenant(), change.article().id(), changed_at)};
    default:
      return absl::InvalidArgumentError(
          absl::StrCat("KnowledgeChange with operation ", static_cast<int>(change.operation())));
  }
}

kafka::OutRecord ToRecord(const ArticleKey& key, std::optional<std::string> value, absl::Time now) {
  const std::string record_key = RecordKey(key);
  return {.topic = kafka::kKnowledgeArticles,
          .key = record_key,
          .value = std::move(value),
          .headers = kafka::ToHeaders({.id = HashId({"article", record_key}),
                                       .source = "/firstline/retriever",
                                       .type = "firstline.v1.IndexedArticle",
                                       .time = now,
                                       .tenant = key.tenant,
                                       .conversation = "",
                                       .turn = "",
                                       .traceparent = ""}),
          .partition = std::nullopt};
}

}  // namespace

KnowledgeWorker::KnowledgeWorker(Superseded superseded, AwaitArticles await_articles, const Clock& clock,
                                 Metrics& metrics)
    : superseded_(std::move(superseded)),
      await_articles_(std::move(await_articles)),
      clock_(clock),
      metrics_(metrics) {}

absl::Status KnowledgeWorker::Restore(const std::vector<int32_t>&, const std::function<bool()>& cancelled) {
  return await_articles_(cancelled);
}

absl::StatusOr<KnowledgeWorker::Output> KnowledgeWorker::Handle(const kafka::Record& record, const Context&) {
  v1::KnowledgeChange change;
  if (!record.value.has_value() || !change.ParseFromString(*record.value)) {
    return absl::DataLossError("record is no KnowledgeChange");
  }
  const absl::Time changed_at = change.has_changed_at() ? TimeFromProto(change.changed_at()) : record.timestamp;
  FL_ASSIGN_OR_RETURN(const Written written, Apply(change, changed_at));
  std::string value = written.record.SerializeAsString();
  if (value.size() > kArticleRecordBytesMax) {
    return absl::OutOfRangeError(
        absl::StrCat("indexed article has ", value.size(), " bytes, want at most ", kArticleRecordBytesMax));
  }
  Output output;
  const absl::Time now = clock_.Now();
  output.records.push_back(ToRecord(written.key, std::move(value), now));
  for (const ArticleKey& key : superseded_(written.key, changed_at)) {
    output.records.push_back(ToRecord(key, std::nullopt, now));
  }
  metrics_.Changed(written.record.deleted() ? "deleted" : "upserted");
  return output;
}

KnowledgeWorker::Output KnowledgeWorker::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  return {.records = {runtime::DeadLetter(kStage, record, error, attempts, clock_.Now())}};
}

}  // namespace firstline::retriever
