#include "common/knowledge/wire.h"

#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/kafka/event.h"
#include "common/kafka/topics.h"

namespace firstline::knowledge {
namespace {

void SetTime(absl::Time time, google::protobuf::Timestamp* out) {
  out->set_seconds(absl::ToUnixSeconds(time));
  out->set_nanos(
      static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(absl::ToUnixSeconds(time)))));
}

absl::Time TimeOf(const google::protobuf::Timestamp& stamp) {
  return absl::FromUnixSeconds(stamp.seconds()) + absl::Nanoseconds(stamp.nanos());
}

v1::ArticleStatus StatusToProto(ArticleStatus status) {
  switch (status) {
    case ArticleStatus::kDraft: return v1::ARTICLE_STATUS_DRAFT;
    case ArticleStatus::kPublished: return v1::ARTICLE_STATUS_PUBLISHED;
    case ArticleStatus::kArchived: return v1::ARTICLE_STATUS_ARCHIVED;
  }
  return v1::ARTICLE_STATUS_DRAFT;
}

ArticleStatus StatusFromProto(v1::ArticleStatus status) {
  switch (status) {
    case v1::ARTICLE_STATUS_PUBLISHED: return ArticleStatus::kPublished;
    case v1::ARTICLE_STATUS_ARCHIVED: return ArticleStatus::kArchived;
    default: return ArticleStatus::kDraft;
  }
}

kafka::OutRecord ChangeRecord(v1::KnowledgeChange change, absl::string_view version, absl::Time now) {
  const std::string key = ChangeKey(change.tenant(), change.article().id());
  return {.topic = kafka::kKnowledgeChanges,
          .key = key,
          .value = change.SerializeAsString(),
          .headers = kafka::ToHeaders({.id = HashId({"knowledge", key, version, absl::StrCat(absl::ToUnixNanos(now))}),
                                       .source = "/firstline/knowledge",
                                       .type = "firstline.v1.KnowledgeChange",
                                       .time = now,
                                       .tenant = change.tenant()})};
}

}  // namespace

v1::Article ToProto(const Article& article) {
  v1::Article proto;
  proto.set_id(article.id);
  proto.set_title(article.title);
  proto.set_body(article.body);
  proto.set_category(article.category);
  for (const std::string& tag : article.tags) proto.add_tags(tag);
  proto.set_audience(article.audience);
  proto.set_locale(article.locale);
  proto.set_status(StatusToProto(article.status));
  if (article.valid_from) SetTime(*article.valid_from, proto.mutable_valid_from());
  if (article.valid_until) SetTime(*article.valid_until, proto.mutable_valid_until());
  proto.set_url(article.url);
  return proto;
}

Article FromProto(const v1::Article& proto) {
  Article article;
  article.id = proto.id();
  article.title = proto.title();
  article.body = proto.body();
  article.category = proto.category();
  article.tags.assign(proto.tags().begin(), proto.tags().end());
  if (!proto.audience().empty()) article.audience = proto.audience();
  if (!proto.locale().empty()) article.locale = proto.locale();
  article.status = StatusFromProto(proto.status());
  if (proto.has_valid_from()) article.valid_from = TimeOf(proto.valid_from());
  if (proto.has_valid_until()) article.valid_until = TimeOf(proto.valid_until());
  article.url = proto.url();
  return article;
}

std::string ChangeKey(absl::string_view tenant, absl::string_view article_id) {
  return absl::StrCat(tenant, "/", article_id);
}

kafka::OutRecord UpsertRecord(absl::string_view tenant, const Article& article, absl::string_view source,
                              absl::Time now) {
  v1::KnowledgeChange change;
  change.set_tenant(tenant.data(), tenant.size());
  change.set_operation(v1::KNOWLEDGE_OPERATION_UPSERT);
  *change.mutable_article() = ToProto(article);
  SetTime(now, change.mutable_changed_at());
  change.set_source(source.data(), source.size());
  return ChangeRecord(std::move(change), ArticleVersion(article), now);
}

kafka::OutRecord DeleteRecord(absl::string_view tenant, absl::string_view article_id, absl::string_view source,
                              absl::Time now) {
  v1::KnowledgeChange change;
  change.set_tenant(tenant.data(), tenant.size());
  change.set_operation(v1::KNOWLEDGE_OPERATION_DELETE);
  change.mutable_article()->set_id(article_id.data(), article_id.size());
  SetTime(now, change.mutable_changed_at());
  change.set_source(source.data(), source.size());
  return ChangeRecord(std::move(change), "deleted", now);
}

}  // namespace firstline::knowledge
