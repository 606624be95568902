#pragma once

// Stored articles between protobuf and the core; for articles as editors write them see common/knowledge/wire.h.

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/kafka/record.h"
#include "firstline/v1/events.pb.h"
#include "services/retriever/core/article_store.h"
#include "services/retriever/core/stored_article.h"

namespace firstline::retriever {

// A record of `knowledge.articles` and back. InvalidArgument if it is not sound (CheckStored).
v1::IndexedArticle ToProto(absl::string_view tenant, const StoredArticle& article, const VersionTimes& times);
absl::StatusOr<StoredArticle> StoredFromProto(const v1::IndexedArticle& record);

// The record that says an article was deleted.
v1::IndexedArticle DeletionProto(absl::string_view tenant, absl::string_view article_id, const VersionTimes& times);

// Times of the version in a record that the log has from `logged` on; a time the record lacks is that one.
VersionTimes TimesOf(const v1::IndexedArticle& record, absl::Time logged);

// The record to write for a version; without a value its tombstone. `now` is when it is written.
kafka::OutRecord ArticleRecord(const ArticleKey& key, std::optional<std::string> value, absl::Time now);

// Instants on the wire; microseconds are kept.
google::protobuf::Timestamp TimeToProto(absl::Time time);
absl::Time TimeFromProto(const google::protobuf::Timestamp& time);

// Record key: tenant/article/version. Tenants and versions have no '/', article ids may.
std::string RecordKey(const ArticleKey& key);
// InvalidArgument for a key that is no such thing.
absl::StatusOr<ArticleKey> ArticleKeyFrom(absl::string_view record_key);

}  // namespace firstline::retriever
