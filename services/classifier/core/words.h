#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/span.h"

namespace firstline::classifier {

// A word as the classifier compares it: folded (no case, no diacritics), cut at apostrophes ("l'avocat" is two).
struct Word {
  std::string term;
  text::Span span;         // in the text
  bool new_clause = true;  // punctuation or a line break stands before it; negation does not reach across
  bool spaceless = false;  // a bigram of a script written without spaces
};

// The words of valid UTF-8 `text`, in order; joined identifiers ("FL-1001") give their parts only. Thread-safe.
std::vector<Word> SplitWords(absl::string_view text);

}  // namespace firstline::classifier
