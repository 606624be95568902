#pragma once

// How strongly the words of a question occur in each sentence, and how much each word counts.

#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/responder/core/candidates.h"
#include "services/responder/core/question.h"

namespace firstline::responder {

// For one question over all candidates and titles.
struct Matches {
  // Weight of each term, > 0: its weight in the question times how rare it is among the candidates.
  std::vector<double> weights;
  double total = 0;  // of the weightiest terms; shares of it are capped at 1
  // in_sentence[term][candidate] and in_title[term][passage], each in [0, 1]: 1 the same stem, less for synonyms and
  // for words that share a stem's beginning or are part of a compound.
  std::vector<std::vector<double>> in_sentence;
  std::vector<std::vector<double>> in_title;
};

// O(terms × distinct words). Thread-safe.
Matches MatchQuestion(const Question& question, absl::Span<const Candidate> candidates,
                      absl::Span<const Passage> passages, absl::string_view language);

// Strength in [0, 1] with which two stems mean the same, without synonyms: 1 when equal; kPartial when one contains the
// other or they share a long beginning.
double StemSimilarity(absl::string_view a, absl::string_view b);

}  // namespace firstline::responder
