#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/retriever/core/stored_article.h"

namespace firstline::retriever {

// Number of a term in one segment.
using TermId = uint32_t;
// Stands between clauses in the list of a passage's terms.
inline constexpr TermId kClauseBreak = 0xFFFFFFFF;

// One passage that has a term. Eight bytes, so that a query streams through memory.
struct Posting {
  uint32_t passage;
  uint16_t length;     // terms of the passage's text, at most 65,535
  uint8_t body_tf;     // occurrences in the text, at most 255
  uint8_t heading_tf;  // occurrences in its headings, at most 255
};

// One article that has a term in its title.
struct TitlePosting {
  uint32_t article;
  uint32_t tf;
};

// What decides whether an article may be used, as numbers.
struct ArticleGate {
  uint16_t audience = 0;  // index into Segment::audiences
  uint16_t category = 0;  // index into Segment::categories
  bool published = false;
  int64_t valid_from_us = INT64_MIN;   // inclusive
  int64_t valid_until_us = INT64_MAX;  // exclusive
};

// An immutable part of an inverted index: articles of one language, their passages in order, and for each term where it
// occurs. Thread-safe, because nothing changes after construction.
class Segment {
 public:
  // Which articles of a segment still count; a replaced or deleted article stays in the segment until it is merged.
  using Live = std::vector<bool>;
  struct Part {
    const Segment* segment;
    const Live* live;  // size: article_count()
  };

  // Indexes `articles` (all in `language`, ISO 639-1, ids unique).
  static std::shared_ptr<const Segment> Build(absl::Span<const std::shared_ptr<const StoredArticle>> articles,
                                              absl::string_view language);
  // One segment with the live articles of all parts, in order. Texts are not analysed again.
  static std::shared_ptr<const Segment> Merge(absl::Span<const Part> parts);

  size_t article_count() const { return articles_.size(); }
  size_t passage_count() const { return article_of_.size(); }
  uint64_t body_terms() const { return body_terms_; }    // over all passages
  uint64_t title_terms() const { return title_terms_; }  // over all articles

  const std::shared_ptr<const StoredArticle>& article(uint32_t article) const { return articles_[article]; }
  const ArticleGate& gate(uint32_t article) const { return gates_[article]; }
  uint32_t article_of(uint32_t passage) const { return article_of_[passage]; }
  uint32_t first_passage(uint32_t article) const { return first_passage_[article]; }    // article_count() is allowed
  uint32_t article_length(uint32_t article) const { return article_length_[article]; }  // terms of its passages
  uint32_t title_length(uint32_t article) const;

  std::optional<TermId> Find(absl::string_view term) const;
  absl::string_view term(TermId id) const { return terms_[id]; }
  // Terms of so many bytes that begin with this byte.
  absl::Span<const TermId> TermsLike(char first, size_t bytes) const;
  size_t term_count() const { return terms_.size(); }
  absl::Span<const Posting> postings(TermId id) const;
  absl::Span<const TitlePosting> title_postings(TermId id) const;

  // Terms of the text of a passage in reading order, clauses separated by kClauseBreak.
  absl::Span<const TermId> body(uint32_t passage) const;
  absl::Span<const TermId> headings(uint32_t passage) const;
  absl::Span<const TermId> title(uint32_t article) const;

  const std::vector<std::string>& audiences() const { return audiences_; }
  const std::vector<std::string>& categories() const { return categories_; }

 private:
  class Builder;
  Segment() = default;

  std::vector<std::shared_ptr<const StoredArticle>> articles_;
  std::vector<ArticleGate> gates_;
  std::vector<std::string> audiences_, categories_;
  std::vector<uint32_t> first_passage_;  // article_count() + 1
  std::vector<uint32_t> article_length_;
  std::vector<uint32_t> article_of_;
  std::vector<std::string> terms_;
  absl::flat_hash_map<std::string, TermId> ids_;
  std::vector<TermId> by_shape_;  // sorted by first byte and size
  std::vector<Posting> postings_;
  std::vector<TitlePosting> title_postings_;
  std::vector<uint32_t> posting_begin_, title_posting_begin_;  // term_count() + 1
  std::vector<TermId> tokens_;                                 // per article: title, then per passage: headings, body
  std::vector<uint32_t> title_begin_;                          // by article
  std::vector<uint32_t> heading_begin_;                        // by passage
  std::vector<uint32_t> body_begin_, body_end_;                // by passage
  uint64_t body_terms_ = 0, title_terms_ = 0;
};

}  // namespace firstline::retriever
