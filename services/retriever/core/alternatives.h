#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "services/retriever/core/index.h"

namespace firstline::retriever {

// Another term that may stand for a word of the query.
struct Alternative {
  std::string term;        // as Analyze gives it
  double credit = 0.5;     // (0, 1]: what finding it counts compared with finding the word itself
  bool continues = false;  // the second half of a compound; stands right after the alternative before it
};

// How far each kind of alternative is trusted. Chosen on the development sets (docs/evidence/retrieval.md).
inline constexpr double kSynonymCredit = 0.5;
inline constexpr double kCompoundCredit = 0.8;  // "groundtruth" found as "ground truth"
inline constexpr double kTypoCredit = 0.6;      // "refudn" found as "refund"; may be a wrong guess
inline constexpr size_t kTypoBytesMin = 5;      // shorter words have too many neighbours

// Passages that have the term, over all segments.
double PassagesWith(const LanguageIndex& index, absl::string_view term);

// Words of the support trade with the same meaning ("maximum": "limit", "quota"), stemmed. Empty for other words and
// for languages without a list.
std::vector<Alternative> Synonyms(absl::string_view term, absl::string_view language);

// For a word no article has: its two halves if articles have both, else the most frequent term one typo away (a letter
// more, less or different, or two swapped; the first letter must be right). Empty when there is nothing close.
std::vector<Alternative> Guesses(const LanguageIndex& index, absl::string_view term, absl::string_view language);

}  // namespace firstline::retriever
