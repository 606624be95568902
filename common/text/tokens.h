#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "common/text/span.h"

namespace firstline::text {

// A word of a text.
struct Token {
  std::string term;  // NFKC, case-folded; diacritics kept
  Span span;         // where it stands in the text
  enum class Kind {
    kWord,
    kWhole,   // an identifier whose parts are the tokens right before it
    kBigram,  // one or two characters of a script written without spaces
  } kind = Kind::kWord;
};

// Splits valid UTF-8 into words by Unicode word breaks (UAX 29, root locale). Words made of letters or digits count;
// punctuation and spaces do not. Runs of Han, Hiragana, Katakana, Thai … become overlapping bigrams of characters (a
// single character stays one), so that search needs no dictionary. Identifiers joined by '-', '_', '.' or '/'
// ("FL-1001", "max_rows") yield the parts and, right after them, the whole as one more token with the joined term.
// Thread-safe.
std::vector<Token> Tokenize(absl::string_view text);

// The stem of `term` (one term of Tokenize) in the language, ISO 639-1: Snowball where it has a stemmer (en, de, es,
// fr, pt, it, nl, …); otherwise the term itself. Thread-safe.
std::string Stem(absl::string_view term, absl::string_view language);

// True for function words ("the", "und", "de") of the language; unknown languages have none. `term` as by Tokenize.
bool IsStopWord(absl::string_view term, absl::string_view language);

// Case-folded NFKC with diacritics removed ("Größe" → "grosse"): for matching, never for display.
std::string Fold(absl::string_view text);

}  // namespace firstline::text
