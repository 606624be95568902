#include "common/text/utf8.h"

#include <cstdint>
#include <cstring>
#include <utility>

#include "common/text/code_point.h"
#include "unicode/bytestream.h"
#include "unicode/normalizer2.h"
#include "unicode/stringpiece.h"
#include "unicode/uchar.h"
#include "unicode/utf8.h"

namespace firstline::text {
namespace {

// Bytes at the start of `text` that are ASCII.
size_t AsciiPrefix(absl::string_view text) {
  size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word;
    std::memcpy(&word, text.data() + i, sizeof word);
    if ((word & 0x8080808080808080u) != 0) break;
  }
  while (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) ++i;
  return i;
}

void Append(char32_t c, std::string& out) {
  char buffer[U8_MAX_LENGTH];
  int32_t length = 0;
  U8_APPEND_UNSAFE(buffer, length, c);
  out.append(buffer, static_cast<size_t>(length));
}

// Characters that are not drawn: Unicode's Default_Ignorable_Code_Point (DerivedCoreProperties), and what annotates.
// Not the two selectors of a text's and a picture's form, see CleanText.
bool IsInvisible(char32_t c) {
  if (c < 0xAD) return false;
  switch (c) {
    case 0x00AD:  // soft hyphen
    case 0x034F:  // combining grapheme joiner
    case 0x061C:  // Arabic letter mark
    case 0x115F:
    case 0x1160:
    case 0x17B4:
    case 0x17B5:
    case 0x3164:  // Hangul fillers: letters that draw nothing
    case 0xFFA0:
    case 0xFEFF: return true;
    default: break;
  }
  return (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
         (c >= 0x180B && c <= 0x180F) || (c >= 0xFE00 && c <= 0xFE0D) || (c >= 0xFFF0 && c <= 0xFFFB) ||
         (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE0FFF);
}

// Ask for the plain or the coloured form of the character before; one is ordinary, a row of them hides data.
bool IsFormSelector(char32_t c) { return c == 0xFE0E || c == 0xFE0F; }

}  // namespace

bool IsValidUtf8(absl::string_view text) {
  size_t i = AsciiPrefix(text);
  while (i < text.size()) {
    if (NextCodePoint(text, i) == kIllFormed) return false;
    if (i < text.size() && static_cast<unsigned char>(text[i]) < 0x80) i += AsciiPrefix(text.substr(i));
  }
  return true;
}

std::string RepairUtf8(absl::string_view text) {
  if (IsValidUtf8(text)) return std::string(text);
  std::string out;
  out.reserve(text.size() + 16);
  size_t i = 0;
  while (i < text.size()) {
    const char32_t c = NextCodePoint(text, i);
    Append(c == kIllFormed ? U'\uFFFD' : c, out);
  }
  return out;
}

absl::string_view TruncateUtf8(absl::string_view text, size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string CleanText(absl::string_view text) {
  std::string out;
  out.reserve(text.size());
  size_t i = 0;
  bool selected = true;  // there is no character before
  while (i < text.size()) {
    const char32_t c = NextCodePoint(text, i);
    if (IsFormSelector(c) && std::exchange(selected, true)) continue;
    if (!IsFormSelector(c) && !IsInvisible(c)) selected = false;
    if (c == '\r') {
      if (i < text.size() && text[i] == '\n') ++i;
      out.push_back('\n');
    } else if (c == 0x85 || c == 0x2028 || c == 0x2029) {  // next line, line and paragraph separator
      out.push_back('\n');
    } else if (c == '\t' || c == '\n' || (c >= 0x20 && c < 0x7F)) {
      out.push_back(static_cast<char>(c));
    } else if (c < 0xA0 || c == kIllFormed || IsInvisible(c)) {  // among them the other controls
      continue;
    } else if (u_charType(static_cast<UChar32>(c)) == U_SPACE_SEPARATOR) {
      out.push_back(' ');
    } else {
      Append(c, out);
    }
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const icu::StringPiece piece(out.data(), static_cast<int32_t>(out.size()));
  if (AsciiPrefix(out) == out.size() || U_FAILURE(status) || nfc->isNormalizedUTF8(piece, status)) return out;
  std::string normal;
  normal.reserve(out.size());
  icu::StringByteSink<std::string> sink(&normal);
  nfc->normalizeUTF8(0, piece, sink, nullptr, status);
  return U_FAILURE(status) ? out : normal;
}

}  // namespace firstline::text
