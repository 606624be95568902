#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::retriever {

// A term of a text as the index knows it.
struct Word {
  std::string term;            // stemmed, diacritics removed
  bool starts_clause = false;  // a sentence end or line break stands before it
  bool variant = false;        // another reading of the word before it: "FL-1001" also gives the whole "fl1001"
};

// Terms of a text in the language (ISO 639-1): words without function words, stemmed, folded, in reading order.
// Articles and queries go through this same function. Identifiers joined by '-', '_', '.' or '/' give their parts and,
// as a variant, the whole without the joints; a word in CamelCase gives the whole and, as variants, its humps.
//
// text: valid UTF-8. Thread-safe.
std::vector<Word> Analyze(absl::string_view text, absl::string_view language);

}  // namespace firstline::retriever
