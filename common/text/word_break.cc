#include "common/text/word_break.h"

#include <array>

#include "common/text/code_point.h"
#include "unicode/uchar.h"
#include "unicode/uscript.h"

namespace firstline::text {
namespace {

// A character with its class and where it ends, marks that attach to it included (WB4).
struct Unit {
  int cls = -1;  // UWordBreakValues; -1 at the end of the text
  char32_t c = 0;
  size_t begin = 0;
  size_t end = 0;
};

bool Spaceless(char32_t code_point) {
  const UChar32 c = static_cast<UChar32>(code_point);
  if (c < 0x0E00) return false;
  if (c == 0x30FC || c == 0xFF70) return true;  // prolonged sound marks have no script of their own
  UErrorCode status = U_ZERO_ERROR;
  switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR: return u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
    default: return false;
  }
}

int WordBreakOf(char32_t c) {
  static const std::array<int, 128> ascii = [] {
    std::array<int, 128> table{};
    for (UChar32 i = 0; i < 128; ++i) {
      table[static_cast<size_t>(i)] = u_getIntPropertyValue(i, UCHAR_WORD_BREAK);
    }
    table[':'] = U_WB_OTHER;  // ICU's root rules take the colon out of MidLetter (it is kept for Finnish and Swedish)
    return table;
  }();
  return c < 128 ? ascii[static_cast<size_t>(c)] : u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_WORD_BREAK);
}

Unit Read(absl::string_view text, size_t at) {
  Unit unit;
  unit.begin = unit.end = at;
  if (at >= text.size()) return unit;
  unit.c = NextCodePoint(text, unit.end);
  unit.cls = WordBreakOf(unit.c);
  if (unit.cls == U_WB_CR || unit.cls == U_WB_LF || unit.cls == U_WB_NEWLINE) return unit;
  while (unit.end < text.size() && static_cast<unsigned char>(text[unit.end]) >= 0x80) {
    size_t next = unit.end;
    const int cls = WordBreakOf(NextCodePoint(text, next));
    if (cls != U_WB_EXTEND && cls != U_WB_FORMAT && cls != U_WB_ZWJ) break;
    unit.end = next;
  }
  return unit;
}

bool Letter(int cls) { return cls == U_WB_ALETTER || cls == U_WB_HEBREW_LETTER; }
bool MidNumLetQ(int cls) { return cls == U_WB_MIDNUMLET || cls == U_WB_SINGLE_QUOTE; }

// End of the word that starts at `unit`; sets `counts` if it holds a letter or digit.
size_t WordEnd(absl::string_view text, Unit unit, bool& counts) {
  counts = false;
  for (;;) {
    if (unit.cls != U_WB_EXTENDNUMLET) counts = true;
    const Unit next = Read(text, unit.end);
    if (next.cls < 0 || Spaceless(next.c)) return unit.end;
    const int a = unit.cls, b = next.cls;
    const bool direct = (Letter(a) || a == U_WB_NUMERIC || a == U_WB_EXTENDNUMLET) &&
                        (Letter(b) || b == U_WB_NUMERIC || b == U_WB_EXTENDNUMLET);
    if (direct) {
      unit = next;
      continue;
    }
    const Unit after = Read(text, next.end);
    const bool letters = Letter(a) && (b == U_WB_MIDLETTER || MidNumLetQ(b)) && Letter(after.cls);
    const bool numbers = a == U_WB_NUMERIC && (b == U_WB_MIDNUM || MidNumLetQ(b)) && after.cls == U_WB_NUMERIC;
    const bool hebrew = a == U_WB_HEBREW_LETTER && b == U_WB_DOUBLE_QUOTE && after.cls == U_WB_HEBREW_LETTER;
    if (letters || numbers || hebrew) {
      unit = after;
      continue;
    }
    return a == U_WB_HEBREW_LETTER && b == U_WB_SINGLE_QUOTE ? next.end : unit.end;
  }
}

}  // namespace

Piece NextPiece(absl::string_view text, size_t from) {
  size_t at = from;
  while (at < text.size()) {
    Unit unit = Read(text, at);
    if (Spaceless(unit.c)) {
      size_t end = unit.end;
      for (Unit next = Read(text, end); next.cls >= 0 && Spaceless(next.c); next = Read(text, end)) end = next.end;
      return {PieceKind::kRun, at, end};
    }
    if (Letter(unit.cls) || unit.cls == U_WB_NUMERIC || unit.cls == U_WB_EXTENDNUMLET) {
      bool counts = false;
      const size_t end = WordEnd(text, unit, counts);
      if (counts) return {PieceKind::kWord, at, end};
      at = end;
      continue;
    }
    at = unit.end;
  }
  return {PieceKind::kEnd, text.size(), text.size()};
}

}  // namespace firstline::text
