#include "services/escalation/core/words.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "absl/strings/ascii.h"
#include "common/text/tokens.h"

namespace firstline::escalation {
namespace {

// The code point at `at`, which advances past it. `text` is valid UTF-8, as text::Fold returns it.
char32_t Next(absl::string_view text, size_t& at) {
  const auto byte = [&](size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  const size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t point = size == 1 ? lead : static_cast<char32_t>(lead & (0x7F >> size));
  for (size_t i = 1; i < size && at + i < text.size(); ++i) point = (point << 6) | (byte(at + i) & 0x3F);
  at = std::min(at + size, text.size());
  return point;
}

bool IsCharacterWord(char32_t c) {
  return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

bool IsLetter(char32_t c) {
  if (c < 0x80) return absl::ascii_isalnum(static_cast<unsigned char>(c));
  if (c < 0xC0 || c == 0xD7 || c == 0xF7) return c == 0xAA || c == 0xBA;
  if (c >= 0x2000 && c <= 0x2BFF) return false;  // punctuation, arrows, symbols
  if (c >= 0x3000 && c <= 0x303F) return false;  // CJK punctuation
  if (c >= 0xFE00 && c <= 0xFE0F) return false;  // variation selectors
  return c != 0xFFFD && c < 0x1F000;             // pictographs
}

using Break = Word::Break;

Break BreakOf(char32_t c) {
  switch (c) {
    case '.':
    case '!':
    case '?':
    case ';':
    case ':':
    case '(':
    case ')':
    case '[':
    case ']':
    case 0x3002:
    case 0xBF:
    case 0xA1: return Break::kClause;
    case ',':
    case 0x3001:
    case 0x2013:
    case 0x2014:
    case 0x060C: return Break::kComma;
    default: return Break::kNone;
  }
}

}  // namespace

std::vector<Word> SplitWords(absl::string_view text) {
  const std::string folded = text::Fold(text);
  std::vector<Word> words;
  std::string current;
  Break before = Break::kClause;
  int line_breaks = 0;
  const auto flush = [&] {
    if (current.empty()) return;
    words.push_back({std::move(current), before});
    current.clear();
    before = Break::kNone;
  };
  for (size_t at = 0; at < folded.size();) {
    const size_t begin = at;
    const char32_t c = Next(folded, at);
    if (IsCharacterWord(c)) {
      flush();
      words.push_back({folded.substr(begin, at - begin), before});
      before = Break::kNone;
      line_breaks = 0;
    } else if (IsLetter(c)) {
      current.append(folded, begin, at - begin);
      line_breaks = 0;
    } else {
      flush();
      if (c == '\n' && ++line_breaks > 1) before = Break::kClause;
      before = std::max(before, BreakOf(c));
    }
  }
  flush();
  return words;
}

}  // namespace firstline::escalation
