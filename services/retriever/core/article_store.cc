#include "services/retriever/core/article_store.h"

#include <tuple>

namespace firstline::retriever {

ArticleStore::Tenant& ArticleStore::TenantFor(absl::string_view name) {
  return tenants_.try_emplace(std::string(name), policy_).first->second;
}

void ArticleStore::Apply(absl::string_view tenant, std::shared_ptr<const StoredArticle> article,
                         absl::Time changed_at) {
  Tenant& owner = TenantFor(tenant);
  ++owner.applied;
  owner.dirty.insert(article->id);
  Version& version = owner.articles[article->id][article->version];
  if (version.article != nullptr && version.changed_at > changed_at) return;
  version = {changed_at, std::move(article), false};
}

void ArticleStore::ApplyDeletion(absl::string_view tenant, absl::string_view article_id, absl::Time changed_at) {
  Tenant& owner = TenantFor(tenant);
  ++owner.applied;
  const std::string id(article_id);
  owner.dirty.insert(id);
  const auto [version, fresh] =
      owner.articles[id].try_emplace(std::string(kDeletedVersion), Version{changed_at, nullptr, false});
  if (fresh || version->second.changed_at > changed_at) return;
  version->second.changed_at = changed_at;
  version->second.tombstoned = false;
}

void ArticleStore::ApplyTombstone(const ArticleKey& key) {
  Tenant& owner = TenantFor(key.tenant);
  ++owner.applied;
  const auto versions = owner.articles.find(key.article_id);
  if (versions == owner.articles.end()) return;
  const auto version = versions->second.find(key.version);
  if (version == versions->second.end()) return;
  version->second.tombstoned = true;
  owner.dirty.insert(key.article_id);
}

std::vector<std::string> ArticleStore::Commit() {
  std::vector<std::string> changed;
  for (auto& [name, tenant] : tenants_) {
    if (tenant.dirty.empty() && tenant.snapshot.version == tenant.applied) continue;
    for (const std::string& id : tenant.dirty) Settle(tenant, id);
    tenant.dirty.clear();
    tenant.snapshot = {tenant.writer.Commit(), tenant.applied};
    changed.push_back(name);
  }
  return changed;
}

void ArticleStore::Settle(Tenant& tenant, const std::string& article_id) {
  Versions& versions = tenant.articles[article_id];
  const std::pair<const std::string, Version>* winner = nullptr;
  for (const auto& entry : versions) {
    if (winner == nullptr ||
        std::tie(entry.second.changed_at, entry.first) >= std::tie(winner->second.changed_at, winner->first)) {
      winner = &entry;
    }
  }
  std::erase_if(versions, [&](const auto& entry) { return entry.second.tombstoned && entry.first != winner->first; });
  const auto in_force = tenant.in_force.find(article_id);
  if (winner->second.article == nullptr) {
    if (in_force == tenant.in_force.end()) return;
    tenant.writer.Delete(article_id);
    tenant.in_force.erase(in_force);
  } else if (in_force == tenant.in_force.end() || in_force->second != winner->first) {
    tenant.writer.Upsert(winner->second.article);
    tenant.in_force[article_id] = winner->first;
  }
}

TenantKnowledge ArticleStore::Snapshot(absl::string_view tenant) const {
  const auto found = tenants_.find(tenant);
  if (found == tenants_.end() || found->second.snapshot.index == nullptr) return {std::make_shared<const Index>(), 0};
  return found->second.snapshot;
}

std::vector<ArticleKey> ArticleStore::Superseded(const ArticleKey& keep, absl::Time changed_at) const {
  std::vector<ArticleKey> keys;
  const auto tenant = tenants_.find(keep.tenant);
  if (tenant == tenants_.end()) return keys;
  const auto versions = tenant->second.articles.find(keep.article_id);
  if (versions == tenant->second.articles.end()) return keys;
  for (const auto& [version, state] : versions->second) {
    if (version != keep.version && !state.tombstoned && state.changed_at <= changed_at)
      keys.push_back({keep.tenant, keep.article_id, version});
  }
  return keys;
}

size_t ArticleStore::articles() const {
  size_t count = 0;
  for (const auto& [name, tenant] : tenants_) count += tenant.in_force.size();
  return count;
}

}  // namespace firstline::retriever
