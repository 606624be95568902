#include "services/retriever/core/article_store.h"

#include <algorithm>
#include <tuple>

namespace firstline::retriever {

ArticleStore::Tenant& ArticleStore::TenantFor(absl::string_view name) {
  return tenants_.try_emplace(std::string(name), policy_).first->second;
}

void ArticleStore::Apply(absl::string_view tenant, std::shared_ptr<const StoredArticle> article,
                         const VersionTimes& times) {
  Tenant& owner = TenantFor(tenant);
  ++owner.applied;
  owner.dirty.insert(article->id);
  const auto [version, fresh] = owner.articles[article->id].try_emplace(article->version);
  if (!fresh && version->second.times.changed_at > times.changed_at) return;
  version->second = {times, std::move(article), false};
}

void ArticleStore::ApplyDeletion(absl::string_view tenant, absl::string_view article_id, const VersionTimes& times) {
  Tenant& owner = TenantFor(tenant);
  ++owner.applied;
  const std::string id(article_id);
  owner.dirty.insert(id);
  const auto [version, fresh] = owner.articles[id].try_emplace(std::string(kDeletedVersion));
  if (!fresh && version->second.times.changed_at > times.changed_at) return;
  version->second = {times, nullptr, false};
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
  const auto& [winner, state] = Winner(versions);
  std::erase_if(versions, [&](const auto& entry) { return entry.second.tombstoned && entry.first != winner; });
  for (auto& [version, other] : versions) {
    if (version != winner) other.article = nullptr;  // its text is kept by the log, not here
  }
  const auto in_force = tenant.in_force.find(article_id);
  if (state.article == nullptr) {
    if (in_force == tenant.in_force.end()) return;
    tenant.writer.Delete(article_id);
    tenant.in_force.erase(in_force);
  } else if (in_force == tenant.in_force.end() || in_force->second != winner) {
    tenant.writer.Upsert(state.article);
    tenant.in_force[article_id] = winner;
  }
}

const std::pair<const std::string, ArticleStore::Version>& ArticleStore::Winner(const Versions& versions) {
  return *std::max_element(versions.begin(), versions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.second.times.changed_at, a.first) < std::tie(b.second.times.changed_at, b.first);
  });
}

TenantKnowledge ArticleStore::Snapshot(absl::string_view tenant) const {
  const auto found = tenants_.find(tenant);
  if (found == tenants_.end() || found->second.snapshot.index == nullptr) return {std::make_shared<const Index>(), 0};
  return found->second.snapshot;
}

std::optional<VersionTimes> ArticleStore::InForce(const ArticleKey& key) const {
  const auto tenant = tenants_.find(key.tenant);
  if (tenant == tenants_.end()) return std::nullopt;
  const auto versions = tenant->second.articles.find(key.article_id);
  if (versions == tenant->second.articles.end()) return std::nullopt;
  const auto& [winner, state] = Winner(versions->second);
  return winner == key.version ? std::make_optional(state.times) : std::nullopt;
}

std::vector<ArticleKey> ArticleStore::SupersededUntil(absl::Time until, size_t most) const {
  std::vector<ArticleKey> keys;
  for (const auto& [tenant_name, tenant] : tenants_) {
    for (const auto& [article_id, versions] : tenant.articles) {
      for (const auto& [version, state] : versions) {
        if (keys.size() == most) return keys;
        if (state.tombstoned || state.times.since > until) continue;
        const bool superseded = std::any_of(versions.begin(), versions.end(), [&](const auto& later) {
          return std::tie(later.second.times.changed_at, later.first) > std::tie(state.times.changed_at, version) &&
                 later.second.times.since <= until;
        });
        if (superseded) keys.push_back({tenant_name, article_id, version});
      }
    }
  }
  return keys;
}

std::vector<LostRecord> ArticleStore::Lost(size_t most) const {
  std::vector<LostRecord> lost;
  for (const auto& [tenant_name, tenant] : tenants_) {
    for (const auto& [article_id, versions] : tenant.articles) {
      if (lost.size() == most) return lost;
      const auto& [version, state] = Winner(versions);
      if (state.tombstoned) lost.push_back({{tenant_name, article_id, version}, state.article, state.times});
    }
  }
  return lost;
}

size_t ArticleStore::articles() const {
  size_t count = 0;
  for (const auto& [name, tenant] : tenants_) count += tenant.in_force.size();
  return count;
}

}  // namespace firstline::retriever
