#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/retriever/core/index.h"
#include "services/retriever/core/search.h"

namespace firstline::retriever {

// Terms of a query are bits of one word.
inline constexpr size_t kQueryTermsMax = 64;

// A term that is searched: a word of the query or something that may stand for it.
struct QueryTerm {
  double weight = 0;                       // of a match, in the score
  int before = -1;                         // index of the term that stands before it in the query, or -1
  uint32_t word = 0;                       // index of the word it is or stands for
  double credit = 1;                       // 1: the word itself; less: an alternative
  std::vector<std::optional<TermId>> ids;  // by segment
};

struct QueryTerms {
  std::vector<QueryTerm> terms;      // at most kQueryTermsMax; each is in some segment
  std::vector<double> word_weights;  // in shares, of all words, whether an article has them or not
  uint64_t optional_words = 0;       // bit i: word i stands only in optional pieces
  double mass = 0;                   // weight of the words that are not optional
  double words = 0;                  // their number
};

// Words of the query as the index knows them. A word weighs its piece's weight times its idf (times its repetitions in
// a long text); words no article has weigh as much as the rarest, for a question about something unknown must not look
// answered. Of more words than fit, the heaviest stay.
QueryTerms ResolveQuery(const LanguageIndex& index, const Query& query, absl::string_view language,
                        const SearchParams& params);

}  // namespace firstline::retriever
