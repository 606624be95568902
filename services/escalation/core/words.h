#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace firstline::escalation {

// A word of a message as the phrase matcher sees it.
struct Word {
  // What stands between this word and the one before.
  enum class Break {
    kNone,    // spaces, apostrophes, hyphens, quotes, a single line break
    kComma,   // , and its cousins
    kClause,  // . ! ? ; : brackets, an empty line
  };
  std::string text;  // case-folded, without diacritics; a single character for Han and kana
  Break before = Break::kClause;
};

// Splits valid UTF-8 into words after text::Fold. Letters and digits make words; Han and kana characters are a word
// each, because those scripts write no spaces. An apostrophe separates ("don't" is "don", "t"). Pure, O(text).
std::vector<Word> SplitWords(absl::string_view text);

}  // namespace firstline::escalation
