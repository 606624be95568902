#include "services/classifier/core/words.h"

#include <cstddef>

#include "absl/strings/match.h"
#include "common/text/tokens.h"

namespace firstline::classifier {
namespace {

constexpr absl::string_view kClauseMarks = ".!?;:,()\n\"";

bool IsClauseBreak(absl::string_view gap) {
  if (gap.find_first_of(kClauseMarks) != absl::string_view::npos) return true;
  for (const absl::string_view mark : {"。", "，", "、", "！", "？", "；", "¡", "¿", "–", "—"}) {
    if (absl::StrContains(gap, mark)) return true;
  }
  return false;
}

// Length of the apostrophe at `at`, or 0.
size_t ApostropheAt(absl::string_view text, size_t at) {
  if (text[at] == '\'') return 1;
  return text.substr(at, 3) == "’" ? 3 : 0;
}

}  // namespace

std::vector<Word> SplitWords(absl::string_view text) {
  std::vector<Word> words;
  size_t reached = 0;  // end of the last word
  const auto add = [&](size_t begin, size_t end, bool spaceless) {
    if (begin >= end) return;
    Word word;
    word.span = {begin, end};
    word.term = text::Fold(word.span.In(text));
    word.new_clause = words.empty() || (begin > reached && IsClauseBreak(text.substr(reached, begin - reached)));
    word.spaceless = spaceless;
    words.push_back(std::move(word));
    reached = end;
  };
  for (const text::Token& token : text::Tokenize(text)) {
    if (token.kind == text::Token::Kind::kWhole) continue;
    const bool spaceless = token.kind == text::Token::Kind::kBigram;
    const text::Span span = token.span;
    size_t begin = span.begin;
    for (size_t i = span.begin; i < span.end;) {
      const size_t length = ApostropheAt(text, i);
      if (length == 0) {
        ++i;
        continue;
      }
      add(begin, i, spaceless);
      i += length;
      begin = i;
    }
    add(begin, span.end, spaceless);
  }
  return words;
}

}  // namespace firstline::classifier
