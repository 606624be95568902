#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/stored_article.h"

namespace firstline::retriever {

// Names one version of one article.
struct ArticleKey {
  std::string tenant;
  std::string article_id;
  std::string version;  // kDeletedVersion for the note that the article was deleted

  friend auto operator<=>(const ArticleKey&, const ArticleKey&) = default;
};

// Takes the place of a version in the key of a deletion.
inline constexpr absl::string_view kDeletedVersion = "deleted";

// When a version came about.
struct VersionTimes {
  absl::Time changed_at;  // the edit, as its writer says; decides which version is in force
  absl::Time since;       // when the log first had it, in an unbroken run of imports; counts its predecessors' time
};

// What has to be written again.
struct LostRecord {
  ArticleKey key;
  std::shared_ptr<const StoredArticle> article;  // null: the deletion
  VersionTimes times;
};

// What is searched for one tenant.
struct TenantKnowledge {
  std::shared_ptr<const Index> index;
  int64_t version = 0;  // records applied so far
};

// The articles of all tenants as the records say. Records may come in any order and more than once, also from several
// partitions: of the versions of an article the one with the latest change wins (ties: the greater version), whatever
// was read first. Changes take effect with Commit. Not thread-safe; snapshots are.
class ArticleStore {
 public:
  explicit ArticleStore(const MergePolicy& policy = {}) : policy_(policy) {}

  // A version was written. `article` is sound (CheckStored).
  void Apply(absl::string_view tenant, std::shared_ptr<const StoredArticle> article, const VersionTimes& times);
  // The article was deleted.
  void ApplyDeletion(absl::string_view tenant, absl::string_view article_id, const VersionTimes& times);
  // The record of one version was taken out of the log. The version in force stays until its successor is read: the two
  // records may stand in different partitions, and the article must not vanish in between. An unknown version is fine.
  void ApplyTombstone(const ArticleKey& key);

  // Rebuilds what changed since the last call; names of the tenants it concerned.
  std::vector<std::string> Commit();

  // As of the last Commit. An unknown tenant has an empty index.
  TenantKnowledge Snapshot(absl::string_view tenant) const;

  // Times of the version if it is in force, as of what was applied; nothing otherwise.
  std::optional<VersionTimes> InForce(const ArticleKey& key) const;

  // Records that are in the log and were superseded at `until` or before, at most `most`. A version is superseded when
  // the log first has one with a later change, but not before the log has itself.
  std::vector<ArticleKey> SupersededUntil(absl::Time until, size_t most) const;

  // Versions in force whose record was taken out of the log, at most `most`: an edit was taken back just when the old
  // version's time was up. Without a new record the next start would not know them.
  std::vector<LostRecord> Lost(size_t most) const;

  size_t articles() const;  // in force, over all tenants, as of the last Commit

 private:
  struct Version {
    VersionTimes times;
    std::shared_ptr<const StoredArticle> article;  // null: a deletion, or superseded
    bool tombstoned = false;                       // its record is gone; it goes once another version is in force
  };
  using Versions = std::map<std::string, Version>;  // by version
  struct Tenant {
    explicit Tenant(const MergePolicy& policy) : writer(policy) {}
    IndexWriter writer;
    std::map<std::string, Versions> articles;     // by article id
    std::map<std::string, std::string> in_force;  // article id → indexed version
    std::set<std::string> dirty;                  // article ids
    int64_t applied = 0;
    TenantKnowledge snapshot;
  };
  Tenant& TenantFor(absl::string_view name);
  static void Settle(Tenant& tenant, const std::string& article_id);
  // The version in force; `versions` is not empty.
  static const std::pair<const std::string, Version>& Winner(const Versions& versions);

  MergePolicy policy_;
  std::map<std::string, Tenant, std::less<>> tenants_;
};

}  // namespace firstline::retriever
