#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/string_view.h"
#include "common/base/check.h"
#include "common/text/code_point.h"
#include "common/text/normal_form.h"
#include "common/text/tokens.h"
#include "unicode/bytestream.h"
#include "unicode/normalizer2.h"

namespace firstline::text {
namespace {

// Marks that only decorate. Vowel signs of Indic scripts and the kana voicing marks change the letter and stay.
bool IsDiacritic(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F) || (c >= 0x064B && c <= 0x0652) || c == 0x0670 ||
         (c >= 0x0591 && c <= 0x05BD);
}

// Latin letters with a stroke or ligature have no decomposition in Unicode.
absl::string_view Undecorated(char32_t c) {
  switch (c) {
    case 0x00E6: return "ae";
    case 0x0153: return "oe";
    case 0x00F8: return "o";
    case 0x0142: return "l";
    case 0x0111: return "d";
    case 0x0127: return "h";
    case 0x0131: return "i";
    default: return "";
  }
}

std::string Normalise(const icu::Normalizer2& form, absl::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  icu::StringByteSink<std::string> sink(&out);
  UErrorCode status = U_ZERO_ERROR;
  form.normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr, status);
  FL_CHECK(U_SUCCESS(status)) << u_errorName(status);  // only memory can run out
  return out;
}

bool IsAscii(absl::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

const icu::Normalizer2& Form(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* form = get(status);
  FL_CHECK(U_SUCCESS(status)) << "ICU data is missing: " << u_errorName(status);
  return *form;
}

}  // namespace

std::string CaseFold(absl::string_view text) {
  if (IsAscii(text)) return absl::AsciiStrToLower(text);
  static const icu::Normalizer2& form = Form(icu::Normalizer2::getNFKCCasefoldInstance);
  return Normalise(form, text);
}

std::string Fold(absl::string_view text) {
  if (IsAscii(text)) return absl::AsciiStrToLower(text);
  static const icu::Normalizer2& nfd = Form(icu::Normalizer2::getNFDInstance);
  static const icu::Normalizer2& nfc = Form(icu::Normalizer2::getNFCInstance);
  const std::string decomposed = Normalise(nfd, CaseFold(text));
  std::string plain;
  plain.reserve(decomposed.size());
  for (size_t i = 0; i < decomposed.size();) {
    const size_t begin = i;
    const char32_t c = NextCodePoint(decomposed, i);
    if (IsDiacritic(c)) continue;
    const absl::string_view letters = Undecorated(c);
    if (letters.empty()) {
      plain.append(decomposed, begin, i - begin);
    } else {
      plain.append(letters.data(), letters.size());
    }
  }
  return Normalise(nfc, plain);
}

}  // namespace firstline::text
