#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {

// A word of the query, resolved against the segments of one language.
struct QueryTerm {
  std::string term;
  double weight = 0;       // weight of its piece times its idf
  int before = -1;         // index of the term that stands before it in the query, or -1
  bool variant = false;    // another reading of a word; it scores but is not counted in shares
  std::vector<std::optional<TermId>> ids;  // by segment
};

struct QueryTerms {
  std::vector<QueryTerm> terms;  // at most 64: they are bits of one word
  double mass = 0;               // weight of all words that are no variants, found or not
  double words = 0;              // their number
};

struct ResolveOptions {
  std::string language;
  size_t terms_max = 64;  // at most 64
  double variant_weight = 0.4;
};

// Words of the query as the index knows them, with weights. Words no article has weigh as much as the rarest: a question
// about something unknown must not look answered.
QueryTerms ResolveQuery(const LanguageIndex& index, const Query& query, const ResolveOptions& options);

}  // namespace firstline::retriever
