#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/query.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {

// Limits of what one retrieval returns, whatever is asked for.
inline constexpr size_t kPassagesMax = 10;
inline constexpr size_t kInternalPassagesMax = 3;

// The question, who asks, and what the policy allows.
struct RetrieveInput {
  QueryInput query;
  std::string customer_locale;          // BCP 47, or empty
  std::string default_language = "en";  // of the tenant
  std::vector<std::string> segments;    // audiences the customer belongs to, beside public; "internal" is ignored
  std::vector<std::string> categories;  // admitted; empty: all
  absl::Time now;                       // validity of articles is judged at this instant
  size_t passages = 3;                  // wanted, at most kPassagesMax
};

// A passage as the record carries it.
struct FoundPassage {
  std::string article_id;
  std::string article_version;
  std::string title;
  std::string url;
  std::string text;  // bytes [begin, end) of the article's plain text
  size_t begin = 0;
  size_t end = 0;
  double score = 0;      // higher is better, not comparable between queries
  double relevance = 0;  // [0, 1]; see Relevance. The first passage has the highest
  std::string locale;
  std::string audience;
};

struct RetrieveResult {
  std::string query;                            // what was searched
  std::vector<FoundPassage> passages;           // best first; only public ones and ones of the customer's segments
  std::vector<FoundPassage> internal_passages;  // best first, at most kInternalPassagesMax; for staff only
  std::vector<std::string> audiences;           // admitted for `passages`
  std::vector<std::string> locales;             // languages searched, best first
  std::vector<std::string> categories;          // admitted; empty: all
};

struct RetrieveOptions {
  QueryOptions query;
  SearchParams search;
  size_t passages_per_article = 2;
  // The default language is tried when nothing in the customer's language reaches this relevance. Half of the gate:
  // what lies below is hardly an answer, and an answer in another language is better than none.
  double other_language_below = 0.4;
};

// Finds the passages that may answer a turn. Passages are all in one language: the turn's, or else the customer's, or
// else the tenant's default, if that one fits better. Internal articles are searched apart and never mix with the
// others.
//
// Deterministic. Thread-safe with one scratch per thread. Never fails: nothing found is an empty list.
RetrieveResult Retrieve(const Index& index, const RetrieveInput& input, const RetrieveOptions& options,
                        SearchScratch& scratch);

}  // namespace firstline::retriever
