#include "services/classifier/core/script.h"

#include <algorithm>
#include <map>

#include "common/text/code_point.h"
#include "unicode/uchar.h"
#include "unicode/uscript.h"

namespace firstline::classifier {
namespace {

// Scripts that (nearly) one language writes, by ISO 15924 number of ICU.
absl::string_view OnlyLanguage(UScriptCode script) {
  switch (script) {
    case USCRIPT_HANGUL: return "ko";
    case USCRIPT_THAI: return "th";
    case USCRIPT_GREEK: return "el";
    case USCRIPT_HEBREW: return "he";
    case USCRIPT_GEORGIAN: return "ka";
    case USCRIPT_ARMENIAN: return "hy";
    case USCRIPT_TAMIL: return "ta";
    case USCRIPT_TELUGU: return "te";
    case USCRIPT_KANNADA: return "kn";
    case USCRIPT_MALAYALAM: return "ml";
    case USCRIPT_GUJARATI: return "gu";
    case USCRIPT_GURMUKHI: return "pa";
    case USCRIPT_SINHALA: return "si";
    case USCRIPT_KHMER: return "km";
    case USCRIPT_LAO: return "lo";
    case USCRIPT_MYANMAR: return "my";
    default: return "";
  }
}

constexpr double kKanaShare = 0.05;  // of Han and kana together; Chinese has none

}  // namespace

ScriptView ViewScripts(absl::string_view text) {
  std::map<UScriptCode, size_t> counts;
  ScriptView view;
  for (size_t i = 0; i < text.size();) {
    const char32_t c = text::NextCodePoint(text, i);
    if (!u_isalpha(static_cast<UChar32>(c))) continue;
    UErrorCode status = U_ZERO_ERROR;
    ++counts[uscript_getScript(static_cast<UChar32>(c), &status)];
    ++view.letters;
  }
  if (view.letters == 0) return view;
  const double letters = static_cast<double>(view.letters);
  const size_t kana = counts[USCRIPT_HIRAGANA] + counts[USCRIPT_KATAKANA];
  const size_t han = counts[USCRIPT_HAN];
  counts.erase(USCRIPT_HIRAGANA);
  counts.erase(USCRIPT_KATAKANA);
  counts[USCRIPT_HAN] = han + kana;
  const auto top =
      std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  view.share = static_cast<double>(top->second) / letters;
  if (top->first == USCRIPT_HAN) {
    const bool japanese = static_cast<double>(kana) > kKanaShare * static_cast<double>(han + kana);
    view.language = japanese ? "ja" : "zh";
  } else {
    view.language = std::string(OnlyLanguage(top->first));
  }
  return view;
}

}  // namespace firstline::classifier
