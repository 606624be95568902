#include "services/retriever/article_wire.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"
#include "common/knowledge/wire.h"
#include "services/retriever/core/prepare.h"

namespace firstline::retriever {
namespace {

void SetTimes(const VersionTimes& times, v1::IndexedArticle& record) {
  *record.mutable_changed_at() = TimeToProto(times.changed_at);
  *record.mutable_in_force_since() = TimeToProto(times.since);
}

}  // namespace

google::protobuf::Timestamp TimeToProto(absl::Time time) {
  const int64_t micros = absl::ToUnixMicros(time);
  int64_t seconds = micros / 1'000'000;
  int64_t rest = micros % 1'000'000;
  if (rest < 0) {
    --seconds;
    rest += 1'000'000;
  }
  google::protobuf::Timestamp proto;
  proto.set_seconds(seconds);
  proto.set_nanos(static_cast<int32_t>(rest * 1000));
  return proto;
}

absl::Time TimeFromProto(const google::protobuf::Timestamp& time) {
  return absl::FromUnixSeconds(time.seconds()) + absl::Nanoseconds(time.nanos());
}

v1::IndexedArticle ToProto(absl::string_view tenant, const StoredArticle& article, const VersionTimes& times) {
  v1::IndexedArticle record;
  record.set_tenant(tenant.data(), tenant.size());
  knowledge::Article head;  // without the body: passages are cut from the text
  head.id = article.id;
  head.title = article.title;
  head.category = article.category;
  head.audience = article.audience;
  head.locale = article.locale;
  head.status = article.status;
  head.valid_from = article.valid_from;
  head.valid_until = article.valid_until;
  head.url = article.url;
  *record.mutable_article() = knowledge::ToProto(head);
  record.set_version(article.version);
  record.set_text(article.text);
  for (const PassageSpan& passage : article.passages) {
    v1::PassageSpan& span = *record.add_passages();
    span.set_begin(static_cast<int32_t>(passage.span.begin));
    span.set_end(static_cast<int32_t>(passage.span.end));
    span.set_heading(passage.heading);
  }
  SetTimes(times, record);
  return record;
}

absl::StatusOr<StoredArticle> StoredFromProto(const v1::IndexedArticle& record) {
  const knowledge::Article article = knowledge::FromProto(record.article());
  StoredArticle stored;
  stored.id = article.id;
  stored.version = record.version();
  stored.title = article.title;
  stored.url = article.url;
  stored.category = article.category;
  stored.audience = article.audience;
  stored.locale = article.locale;
  stored.status = article.status;
  stored.valid_from = article.valid_from;
  stored.valid_until = article.valid_until;
  stored.text = record.text();
  for (const v1::PassageSpan& span : record.passages()) {
    if (span.begin() < 0 || span.end() < 0) return absl::InvalidArgumentError("a passage begins before its text");
    stored.passages.push_back({{static_cast<size_t>(span.begin()), static_cast<size_t>(span.end())}, span.heading()});
  }
  FL_RETURN_IF_ERROR(CheckStored(stored));
  return stored;
}

v1::IndexedArticle DeletionProto(absl::string_view tenant, absl::string_view article_id, const VersionTimes& times) {
  v1::IndexedArticle record;
  record.set_tenant(tenant.data(), tenant.size());
  record.mutable_article()->set_id(article_id.data(), article_id.size());
  record.set_deleted(true);
  SetTimes(times, record);
  return record;
}

VersionTimes TimesOf(const v1::IndexedArticle& record, absl::Time logged) {
  return {.changed_at = record.has_changed_at() ? TimeFromProto(record.changed_at()) : logged,
          .since = record.has_in_force_since() ? TimeFromProto(record.in_force_since()) : logged};
}

kafka::OutRecord ArticleRecord(const ArticleKey& key, std::optional<std::string> value, absl::Time now) {
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

std::string RecordKey(const ArticleKey& key) { return absl::StrCat(key.tenant, "/", key.article_id, "/", key.version); }

absl::StatusOr<ArticleKey> ArticleKeyFrom(absl::string_view record_key) {
  const size_t first = record_key.find('/');
  const size_t last = record_key.rfind('/');
  if (first == absl::string_view::npos || first == 0 || last <= first + 1 || last + 1 == record_key.size()) {
    return absl::InvalidArgumentError("a record key is not tenant/article/version");
  }
  return ArticleKey{std::string(record_key.substr(0, first)),
                    std::string(record_key.substr(first + 1, last - first - 1)),
                    std::string(record_key.substr(last + 1))};
}

}  // namespace firstline::retriever
