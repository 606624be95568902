#pragma once

// The sentences of the passages that could be quoted.

#include <cstddef>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "common/text/span.h"
#include "services/responder/core/evidence.h"

namespace firstline::responder {

enum class CandidateKind {
  kSentence,
  kLeadIn,  // ends with a colon; says nothing without what follows
  kStep,    // numbered
  kItem,    // of an unnumbered list, or "name: value"
  kRow,     // of a table
  kSkip,    // heading, question, code, pointer to another article, fragment: never quoted
};

struct Candidate {
  size_t passage = 0;  // index
  size_t block = 0;    // of the passage, from 0
  text::Span span;     // in the passage's text
  absl::string_view text;
  CandidateKind kind = CandidateKind::kSentence;
  bool leans = false;                  // starts with a pronoun or connective; unclear without the sentence before it
  std::vector<std::string> stems;      // of all words but function words, in order; identifiers also as a whole
  std::vector<std::string> originals;  // the words themselves, same order
};

// Splits the passages. Blocks are separated by an empty line, as the retriever writes them. Candidates are in order of
// passages and text; their texts point into `passages`. `language` chooses stems and word lists.
std::vector<Candidate> SplitCandidates(absl::Span<const Passage> passages, absl::string_view language);

}  // namespace firstline::responder
