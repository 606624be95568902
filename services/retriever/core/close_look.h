#pragma once

#include <cstdint>
#include <vector>

#include "services/retriever/core/query_terms.h"
#include "services/retriever/core/search.h"
#include "services/retriever/core/segment.h"

namespace firstline::retriever {

// A set of terms of a query: bit i is QueryTerms::terms[i].
using TermBits = uint64_t;

// The second stage of a search: reads one promising passage word by word. Not thread-safe; what is passed in outlives
// it.
class CloseLook {
 public:
  // slots: all zero, and all zero again after each call; kept by the caller to spare allocations.
  CloseLook(const QueryTerms& terms, const SearchParams& params, std::vector<uint8_t>& slots)
      : terms_(terms), params_(params), slots_(slots) {}

  struct Passage {
    const Segment& segment;
    size_t segment_number;  // index into QueryTerm::ids
    uint32_t article;
    uint32_t passage;
    TermBits article_terms;  // terms that stand anywhere in the article
  };
  // What word order adds to the score: neighbours of the query that are neighbours here, and a sentence that has much
  // of it. Sets all features but `gap` and `passages`.
  double At(const Passage& passage, MatchFeatures& features);

 private:
  // Weight of words found, in shares.
  struct Weight {
    double required = 0;
    double optional = 0;
    double total() const { return required + optional; }
  };
  // What reading the text gave.
  struct Body {
    TermBits terms = 0;
    Weight best_clause;
    double pairs = 0;
  };
  Weight WeightOf(TermBits bits) const;
  double Share(const Weight& found) const;
  unsigned SlotOf(TermId id) const { return id == kClauseBreak ? 0U : slots_[id]; }
  void SetSlots(const Passage& passage, bool on);
  Body ReadBody(const Passage& passage) const;

  const QueryTerms& terms_;
  const SearchParams& params_;
  std::vector<uint8_t>& slots_;  // by term of the segment: query term + 1, or 0
};

}  // namespace firstline::retriever
