#include "services/retriever/knowledge_view.h"

#include <memory>
#include <utility>

#include "absl/time/clock.h"
#include "common/base/status_macros.h"
#include "common/kafka/log_reader.h"
#include "common/kafka/topics.h"
#include "firstline/v1/events.pb.h"
#include "services/retriever/article_wire.h"

namespace firstline::retriever {

void KnowledgeView::Start(kafka::ClientOptions client, absl::Duration load_timeout) {
  follower_ = std::thread([this, client = std::move(client), load_timeout] { Follow(client, load_timeout); });
}

void KnowledgeView::Stop() {
  stopping_ = true;
  if (follower_.joinable()) follower_.join();
}

absl::Status KnowledgeView::AwaitReady(const std::function<bool()>& cancelled) const {
  while (!ready_) {
    if (stopping_ || cancelled()) return absl::CancelledError("waiting for the articles");
    absl::SleepFor(absl::Milliseconds(20));
  }
  return absl::OkStatus();
}

TenantKnowledge KnowledgeView::Snapshot(absl::string_view tenant) const {
  absl::MutexLock lock(&published_mutex_);
  const auto found = published_.find(std::string(tenant));
  return found == published_.end() ? TenantKnowledge{std::make_shared<const Index>(), 0} : found->second;
}

std::optional<VersionTimes> KnowledgeView::InForce(const ArticleKey& key) const {
  absl::MutexLock lock(&store_mutex_);
  return store_.InForce(key);
}

std::vector<ArticleKey> KnowledgeView::SupersededUntil(absl::Time until, size_t most) const {
  absl::MutexLock lock(&store_mutex_);
  return store_.SupersededUntil(until, most);
}

std::vector<LostRecord> KnowledgeView::Lost(size_t most) const {
  absl::MutexLock lock(&store_mutex_);
  return store_.Lost(most);
}

void KnowledgeView::Apply(const kafka::Record& record) {
  const auto refuse = [&](const absl::Status& status) {
    metrics_.Read("unreadable");
    log_.Warning("article_unreadable", {{"partition", record.partition},
                                        {"offset", record.offset},
                                        {"code", absl::StatusCodeToString(status.code())}});
  };
  if (!record.value.has_value()) {
    const absl::StatusOr<ArticleKey> key = ArticleKeyFrom(record.key);
    if (!key.ok()) return refuse(key.status());
    metrics_.Read("tombstone");
    absl::MutexLock lock(&store_mutex_);
    store_.ApplyTombstone(*key);
    return;
  }
  v1::IndexedArticle proto;
  if (!proto.ParseFromString(*record.value) || proto.tenant().empty() || proto.article().id().empty()) {
    return refuse(absl::DataLossError("no IndexedArticle"));
  }
  const VersionTimes times = TimesOf(proto, record.timestamp);
  if (proto.deleted()) {
    metrics_.Read("applied");
    absl::MutexLock lock(&store_mutex_);
    store_.ApplyDeletion(proto.tenant(), proto.article().id(), times);
    return;
  }
  absl::StatusOr<StoredArticle> article = StoredFromProto(proto);
  if (!article.ok()) return refuse(article.status());
  metrics_.Read("applied");
  absl::MutexLock lock(&store_mutex_);
  store_.Apply(proto.tenant(), std::make_shared<const StoredArticle>(*std::move(article)), times);
}

void KnowledgeView::Publish() {
  std::map<std::string, TenantKnowledge> changed;
  {
    absl::MutexLock lock(&store_mutex_);
    for (const std::string& tenant : store_.Commit()) changed[tenant] = store_.Snapshot(tenant);
    metrics_.Articles(store_.articles());
  }
  absl::MutexLock lock(&published_mutex_);
  for (auto& [tenant, knowledge] : changed) published_[tenant] = std::move(knowledge);
}

void KnowledgeView::Follow(const kafka::ClientOptions& client, absl::Duration load_timeout) {
  const auto stopping = [this] { return stopping_.load(); };
  const auto apply = [this](const kafka::Record& record) { Apply(record); };
  while (!stopping_) {
    auto reader = kafka::LogReader::Open(client, kafka::kKnowledgeArticles);
    const absl::Status status = reader.ok() ? (*reader)->ReadToEnd(apply, load_timeout, stopping) : reader.status();
    Publish();
    if (!status.ok()) {
      if (!stopping_) log_.Warning("articles_unread", {{"status", status.ToString()}});
      for (int i = 0; i < 10 && !stopping_; ++i) absl::SleepFor(absl::Milliseconds(100));
      continue;
    }
    if (!ready_.exchange(true)) log_.Info("articles_loaded");
    while (!stopping_) {
      if ((*reader)->Poll(apply, absl::Milliseconds(100)) > 0) Publish();
    }
  }
}

}  // namespace firstline::retriever
