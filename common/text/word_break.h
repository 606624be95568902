#pragma once

#include <cstddef>

#include "absl/strings/string_view.h"

namespace firstline::text {

// How the characters of a piece of text are cut into terms.
enum class PieceKind {
  kEnd,   // nothing left
  kWord,  // a word by UAX 29 that holds a letter or digit
  kRun,   // characters of a script written without spaces (Han, kana, Thai, Lao, Khmer, Burmese)
};

struct Piece {
  PieceKind kind = PieceKind::kEnd;
  size_t begin = 0;
  size_t end = 0;
};

// The next word or run of valid UTF-8 `text` at or after byte `from`. Word rules WB3 to WB13b of UAX 29 (Unicode 15,
// root locale) over ICU's Word_Break property, without dictionaries; the test compares it with ICU's own iterator.
// Thread-safe; never fails.
Piece NextPiece(absl::string_view text, size_t from);

}  // namespace firstline::text
