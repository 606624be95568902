#include "common/text/tokens.h"

#include "common/text/code_point.h"
#include "common/text/normal_form.h"
#include "common/text/word_break.h"
#include "unicode/uchar.h"

namespace firstline::text {
namespace {

bool IsJoiner(char c) { return c == '-' || c == '_' || c == '.' || c == '/'; }

// "3.14", "1.234,56", "10.0.0.1": digits with points and commas stay one term, for their parts mean nothing.
bool IsNumber(absl::string_view word) {
  for (const char c : word) {
    if ((c < '0' || c > '9') && c != '.' && c != ',') return false;
  }
  return true;
}

void AddToken(absl::string_view text, size_t begin, size_t end, Token::Kind kind, std::vector<Token>& tokens) {
  tokens.push_back({CaseFold(text.substr(begin, end - begin)), {begin, end}, kind});
}

// Overlapping pairs of characters of a run; a mark belongs to the character before it.
void AddBigrams(absl::string_view text, size_t begin, size_t end, std::vector<Token>& tokens) {
  size_t previous = end, current = end;  // starts of the last two characters
  size_t i = begin;
  while (i < end) {
    const size_t start = i;
    const UChar32 c = static_cast<UChar32>(NextCodePoint(text, i));
    const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0 || c == 0xFF9E || c == 0xFF9F;
    if (mark && current != end) continue;
    if (previous != end) AddToken(text, previous, start, Token::Kind::kBigram, tokens);
    previous = current;
    current = start;
  }
  AddToken(text, previous != end ? previous : begin, end, Token::Kind::kBigram, tokens);
}

// Parts of one word by the joiners inside it: "max_rows" and "e.g" are single words to UAX 29.
void SplitWord(absl::string_view text, size_t begin, size_t end, std::vector<Span>& parts) {
  if (IsNumber(text.substr(begin, end - begin))) {
    parts.push_back({begin, end});
    return;
  }
  size_t start = begin;
  for (size_t i = begin; i <= end; ++i) {
    if (i < end && !IsJoiner(text[i])) continue;
    if (i > start) parts.push_back({start, i});
    start = i + 1;
  }
}

}  // namespace

std::vector<Token> Tokenize(absl::string_view text) {
  std::vector<Token> tokens;
  tokens.reserve(text.size() / 5 + 1);
  std::vector<Span> parts;
  size_t chain_begin = 0, chain_end = 0, chain_parts = 0;  // words so far connected by single joiners
  const auto close_chain = [&] {
    if (chain_parts > 1) AddToken(text, chain_begin, chain_end, Token::Kind::kWhole, tokens);
    chain_parts = 0;
  };
  for (Piece piece = NextPiece(text, 0); piece.kind != PieceKind::kEnd; piece = NextPiece(text, piece.end)) {
    if (piece.kind == PieceKind::kRun) {
      close_chain();
      AddBigrams(text, piece.begin, piece.end, tokens);
      continue;
    }
    parts.clear();
    SplitWord(text, piece.begin, piece.end, parts);
    for (const Span& part : parts) {
      if (chain_parts > 0 && !(part.begin == chain_end + 1 && IsJoiner(text[chain_end]))) close_chain();
      if (chain_parts == 0) chain_begin = part.begin;
      AddToken(text, part.begin, part.end, Token::Kind::kWord, tokens);
      chain_end = part.end;
      ++chain_parts;
    }
  }
  close_chain();
  return tokens;
}

}  // namespace firstline::text
