#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "services/retriever/core/index.h"

namespace firstline::retriever {

// What is searched for: pieces of text with a weight in (0, 1]; the weightiest use of a word counts. Words of an
// optional piece help a passage that has them, but are not missed in one that has not.
struct Query {
  struct Piece {
    std::string text;
    double weight = 1.0;
    bool optional = false;
  };
  std::vector<Piece> pieces;
};

// What may be found. An article passes if it is published, valid at `now`, and its audience and category are named.
struct SearchFilter {
  std::vector<std::string> audiences;   // admitted; empty admits nothing
  std::vector<std::string> categories;  // admitted; empty admits all
  absl::Time now;
};

// How matches become a score. Defaults: tuned on the development sets named in docs/evidence/retrieval.md.
struct SearchParams {
  double k1 = 1.2;              // saturation of repeated terms in a passage
  double b = 0.5;               // how much long passages are held back
  double heading_weight = 1.0;  // one occurrence in a heading counts as so many in the text
  double article_weight = 0.5;  // share of the whole article's score that its passages get
  double article_k1 = 1.2;
  double article_b = 0.5;
  double title_weight = 1.0;  // of a match in the title, beside the article's score
  double title_b = 0.5;
  double pair_weight = 0.3;       // of two neighbours of the query being neighbours in the passage
  double clause_weight = 0.3;     // of one sentence having much of the query
  double variant_weight = 0.4;    // of another reading of a word ("fl1001" beside "fl" and "1001")
  double repeat_weight = 4.0;     // a word said n times weighs 1 + repeat_weight × ln(n)
  double everyday_weight = 0.25;  // in shares, of everyday words (IsEverydayWord)
  size_t terms_max = 64;          // words of the query, at most 64
  size_t candidates = 60;         // passages that are looked at closely
  size_t candidates_per_article = 4;
};

// How well a passage fits the query, in shares of the query's weight: each word weighs its weight times its
// idf, and words of optional pieces count only where they are found.
struct MatchFeatures {
  double passage = 0;      // [0, 1] in passage, its headings or the title
  double clause = 0;       // [0, 1] in the best single sentence
  double article = 0;      // [0, 1] anywhere in the article
  double title_asked = 0;  // [0, 1] share of the title's weight that the query names
  double gap = 0;          // [0, 1] lead of the first article over the next, as a share of its score; 0 for others
  double words = 0;        // of the query, optional ones not counted
  double passages = 0;     // in the language that was searched
};

// A passage that was found.
struct Hit {
  std::shared_ptr<const StoredArticle> article;
  uint32_t passage = 0;  // index into article->passages
  double score = 0;      // higher is better, not comparable between queries
  MatchFeatures features;
};

// Buffers that a search needs. Keep one per thread to spare allocations; contents do not matter between searches.
class SearchScratch {
 public:
  SearchScratch();
  ~SearchScratch();
  SearchScratch(SearchScratch&&) noexcept;
  SearchScratch& operator=(SearchScratch&&) noexcept;

  struct Buffers;
  Buffers& buffers() { return *buffers_; }

 private:
  std::unique_ptr<Buffers> buffers_;
};

// The best `k` passages of one language, best first: BM25 over passages, mixed with BM25 over whole articles and
// titles, then a closer look at word order in the best candidates. Ties fall to the smaller article id, then the
// earlier passage. At most `passages_per_article` of one article.
//
// language: ISO 639-1; one that the index has no articles in gives nothing. Deterministic. Thread-safe with one scratch
// per thread. O(postings of the query's words).
struct SearchRequest {
  Query query;
  std::string language;
  SearchFilter filter;
  size_t k = 10;
  size_t passages_per_article = 2;
};
std::vector<Hit> Search(const Index& index, const SearchRequest& request, const SearchParams& params,
                        SearchScratch& scratch);

}  // namespace firstline::retriever
