#include "services/retriever/knowledge_worker.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
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

absl::StatusOr<Written> Upsert(const v1::KnowledgeChange& change, const VersionTimes& times) {
  FL_ASSIGN_OR_RETURN(const StoredArticle article, Prepare(knowledge::FromProto(change.article())));
  return Written{{change.tenant(), article.id, article.version}, ToProto(change.tenant(), article, times)};
}

absl::StatusOr<Written> Apply(const v1::KnowledgeChange& change, const VersionTimes& times) {
  if (change.tenant().empty() || absl::StrContains(change.tenant(), "/")) {
    return absl::InvalidArgumentError("KnowledgeChange without a usable tenant");
  }
  if (change.article().id().empty()) return absl::InvalidArgumentError("KnowledgeChange without an article id");
  switch (change.operation()) {
    case v1::KNOWLEDGE_OPERATION_UPSERT: return Upsert(change, times);
    case v1::KNOWLEDGE_OPERATION_DELETE:
      return Written{{change.tenant(), change.article().id(), std::string(kDeletedVersion)},
                     DeletionProto(change.tenant(), change.article().id(), times)};
    default:
      return absl::InvalidArgumentError(
          absl::StrCat("KnowledgeChange with operation ", static_cast<int>(change.operation())));
  }
}

}  // namespace

KnowledgeWorker::KnowledgeWorker(InForce in_force, AwaitArticles await_articles, const Clock& clock, Metrics& metrics)
    : in_force_(std::move(in_force)), await_articles_(std::move(await_articles)), clock_(clock), metrics_(metrics) {}

absl::Status KnowledgeWorker::Restore(const std::vector<int32_t>&, const std::function<bool()>& cancelled) {
  return await_articles_(cancelled);
}

absl::StatusOr<KnowledgeWorker::Output> KnowledgeWorker::Handle(const kafka::Record& record, const Context&) {
  v1::KnowledgeChange change;
  if (!record.value.has_value() || !change.ParseFromString(*record.value)) {
    return absl::DataLossError("record is no KnowledgeChange");
  }
  const absl::Time changed_at = change.has_changed_at() ? TimeFromProto(change.changed_at()) : record.timestamp;
  FL_ASSIGN_OR_RETURN(Written written, Apply(change, {.changed_at = changed_at, .since = record.timestamp}));
  if (const std::optional<VersionTimes> known = in_force_(written.key)) {
    *written.record.mutable_in_force_since() = TimeToProto(known->since);
  }
  std::string value = written.record.SerializeAsString();
  if (value.size() > kArticleRecordBytesMax) {
    return absl::OutOfRangeError(
        absl::StrCat("indexed article has ", value.size(), " bytes, want at most ", kArticleRecordBytesMax));
  }
  Output output;
  output.records.push_back(ArticleRecord(written.key, std::move(value), clock_.Now()));
  metrics_.Changed(written.record.deleted() ? "deleted" : "upserted");
  return output;
}

KnowledgeWorker::Output KnowledgeWorker::Fail(const kafka::Record& record, const absl::Status& error, int attempts) {
  return {.records = {runtime::DeadLetter(kStage, record, error, attempts, clock_.Now())},
          .outcome = {.code = "dead_letter", .reason = ""}};
}

}  // namespace firstline::retriever
