#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "services/retriever/core/segment.h"
#include "services/retriever/core/stored_article.h"

namespace firstline::retriever {

// The articles of one language: some immutable segments and which of their articles still count.
struct LanguageIndex {
  struct Part {
    std::shared_ptr<const Segment> segment;
    std::shared_ptr<const Segment::Live> live;
    size_t live_articles = 0;
  };
  std::vector<Part> parts;
};

// All knowledge of one tenant at one moment. Immutable; share it by pointer and swap the pointer.
struct Index {
  std::map<std::string, LanguageIndex> languages;  // by ISO 639-1 code
  uint64_t version = 0;                            // commits so far
  size_t articles = 0;
};

struct MergePolicy {
  size_t small_passages = 2048;  // segments up to this size are merged with every commit, which keeps statistics exact
  double growth = 2.0;           // a bigger one is merged once the newer ones together reach 1/growth of its size
  double dead_share_max = 0.25;  // or once more than this share of its articles is dead
};

// The one writer of a tenant's index. Changes take effect with Commit. Not thread-safe; the snapshots it hands out are.
class IndexWriter {
 public:
  explicit IndexWriter(const MergePolicy& policy = {}) : policy_(policy), snapshot_(std::make_shared<Index>()) {}

  // Adds the article, replacing the one with the same id.
  void Upsert(std::shared_ptr<const StoredArticle> article);
  // Removes the article; an unknown id is fine.
  void Delete(absl::string_view id);
  // True when there are changes to commit.
  bool dirty() const { return !pending_.empty(); }
  // Makes the changes visible. Cost: analysis of the changed articles, plus merging of small segments; every article is
  // merged O(log articles) times over its life.
  std::shared_ptr<const Index> Commit();
  std::shared_ptr<const Index> snapshot() const { return snapshot_; }

 private:
  struct Place {
    std::string language;
    const Segment* segment;
    uint32_t article;
  };
  void Kill(absl::string_view id, Index& index);
  void AddSegment(const std::string& language, std::shared_ptr<const Segment> segment, Index& index);
  void Compact(const std::string& language, Index& index);

  MergePolicy policy_;
  std::map<std::string, std::shared_ptr<const StoredArticle>> pending_;  // by id; null: delete
  absl::flat_hash_map<std::string, Place> places_;                       // of live articles by id
  std::shared_ptr<const Index> snapshot_;
};

}  // namespace firstline::retriever
