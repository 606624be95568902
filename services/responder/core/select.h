#pragma once

// The extractive answer: which sentences of the passages answer the turn.

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/responder/core/compose.h"
#include "services/responder/core/evidence.h"
#include "services/responder/core/question.h"
#include "services/responder/core/support.h"

namespace firstline::responder {

struct SelectParams {
  size_t sentences_max = 4;   // of the answer, items of one list not counted
  size_t list_items_max = 8;  // a longer list is not quoted, because half a list misleads
  size_t articles_max = 3;
  size_t passages_max = 10;      // read at all
  double further_share = 0.75;   // a further sentence needs this share of the best one's score
  double open_share = 0.55;      // the same for questions that ask for more than one fact: what, why, who, which
  double further_gain = 0.08;    // and must add this share of the question's weight
  double enough_coverage = 0.5;  // share of the weight at which one sentence with the fact asked for is enough
  double reading_share = 0.95;   // another article whose best sentence has this share of the best score could be meant
  double redundancy_max = 0.7;   // share of a sentence's words that an earlier one may already have
};

struct Selection {
  std::vector<Quote> quotes;             // in reading order: question by question, then as in the article
  std::vector<Source> sources;           // in order of first use
  double support = 0;                    // the weakest question's; 0 when nothing was found
  std::vector<AnswerFeatures> features;  // by question, for calibration
  // Titles of the two articles that could both be meant, best first; empty when one leads.
  std::vector<std::string> readings;
};

// Chooses 1 to 4 sentences (a list counts as one) for the questions of the turn. Every sentence is exactly the bytes
// [begin, end) of its article. A sentence that leans on the one before it comes with that one; an item with its
// lead-in. Nothing is chosen when there is no passage or no question. `language`: of the passages, ISO 639-1.
// Deterministic, thread-safe. O(words of the passages × words of the question).
Selection Select(const Turn& turn, absl::Span<const Passage> passages, absl::string_view language,
                 const SelectParams& params = {});

}  // namespace firstline::responder
