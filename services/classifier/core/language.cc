#include "services/classifier/core/language.h"

#include <algorithm>
#include <map>

#include "absl/strings/ascii.h"
#include "cld2/public/compact_lang_det.h"
#include "cld2/public/encodings.h"
#include "common/text/tokens.h"
#include "re2/re2.h"
#include "services/classifier/core/script.h"

namespace firstline::classifier {
namespace {

constexpr double kOneScript = 0.995;   // a script with one language
constexpr double kScriptShare = 0.5;   // of the letters, from which on it decides
constexpr double kUnreliable = 0.55;   // accuracy of CLD2's best effort where it is not sure
constexpr double kHintOdds = 4;        // the customer's locale is right far more often than not
constexpr double kStopWordOdds = 1.8;  // per different stop word that only this language has, at most three count
constexpr double kRivalShare = 0.4;    // of what CLD2 leaves, before the odds, for each rival
constexpr size_t kTextMax = 4000;      // bytes looked at
constexpr size_t kLettersMin = 3;      // fewer say nothing

std::string Normalised(absl::string_view code) {
  if (code == "iw") return "he";
  if (code == "no" || code == "nn") return "nb";
  std::string primary = absl::AsciiStrToLower(code.substr(0, code.find_first_of("-_")));
  return primary.size() == 2 ? primary : "und";
}

// Accuracy of a reliable answer by the number of characters (measured, see the header).
double ReliableAccuracy(size_t characters) {
  if (characters < 6) return 0.72;
  if (characters < 10) return 0.84;
  if (characters < 20) return 0.89;
  if (characters < 30) return 0.93;
  return characters < 60 ? 0.97 : 0.994;
}

std::string WithoutAddresses(absl::string_view text) {
  static const RE2* const addresses = new RE2(R"((?i)(?:https?://|www\.)\S+|\S+@\S+\.\S+|[0-9]+)");
  std::string plain(text.substr(0, text.size()));
  RE2::GlobalReplace(&plain, *addresses, " ");
  return plain;
}

struct Detected {
  std::string code;
  bool reliable = false;
};

Detected AskCld2(const std::string& text) {
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  CLD2::Language top[3];
  int percent[3], bytes = 0;
  double score[3];
  bool reliable = false, ignored = false;
  const int size = static_cast<int>(text.size());
  CLD2::Language language = CLD2::ExtDetectLanguageSummary(text.data(), size, true, &hints, 0, top, percent, score,
                                                           nullptr, &bytes, &reliable);
  reliable = reliable && language != CLD2::UNKNOWN_LANGUAGE;
  if (!reliable) {
    language = CLD2::ExtDetectLanguageSummary(text.data(), size, true, &hints, CLD2::kCLDFlagBestEffort, top, percent,
                                              score, nullptr, &bytes, &ignored);
  }
  return {Normalised(CLD2::LanguageCode(language)), reliable};
}

// Different stop words per language, counting only words that one of the languages has.
std::map<std::string, int> CountStopWords(absl::string_view text) {
  std::map<std::string, int> counts;
  std::map<std::string, bool> seen;
  for (const text::Token& token : text::Tokenize(text)) {
    if (!seen.emplace(token.term, true).second) continue;
    std::string owner;
    int owners = 0;
    for (const char* language : {"en", "de", "es", "fr", "pt", "it", "nl"}) {
      if (!text::IsStopWord(token.term, language)) continue;
      owner = language;
      ++owners;
    }
    if (owners == 1) ++counts[owner];
  }
  return counts;
}

}  // namespace

Language DetectLanguage(absl::string_view full_text, absl::string_view locale_hint, const LanguageOptions& options) {
  size_t end = std::min(full_text.size(), kTextMax);
  while (end > 0 && end < full_text.size() && (static_cast<unsigned char>(full_text[end]) & 0xC0) == 0x80) --end;
  const std::string text = WithoutAddresses(full_text.substr(0, end));
  const ScriptView scripts = ViewScripts(text);
  const std::string hint = Normalised(locale_hint);
  if (!scripts.language.empty() && scripts.share >= kScriptShare) {
    // Han alone may be a short Japanese text.
    if (scripts.language == "zh" && hint == "ja" && scripts.letters < 8) return {"ja", 0.7};
    return {scripts.language, kOneScript};
  }
  if (scripts.letters < kLettersMin) {
    return hint == "und" ? Language{} : Language{hint, std::max(options.floor, 0.6)};
  }
  const Detected detected = AskCld2(text);
  std::map<std::string, double> weight;
  const double sure = detected.reliable ? ReliableAccuracy(scripts.letters) : kUnreliable;
  if (detected.code != "und") weight[detected.code] = sure;
  const double rival = (1 - sure) * kRivalShare;
  const std::map<std::string, int> stop_words = CountStopWords(text);
  if (hint != "und") weight.emplace(hint, rival);
  for (const auto& [code, count] : stop_words) weight.emplace(code, rival);
  double sum = (1 - sure) * (1 - kRivalShare);  // every other language
  Language best;
  for (auto& [code, value] : weight) {
    if (code == hint) value *= kHintOdds;
    const auto it = stop_words.find(code);
    for (int i = 0; it != stop_words.end() && i < std::min(it->second, 3); ++i) value *= kStopWordOdds;
    sum += value;
    if (value > best.probability) best = {code, value};
  }
  best.probability = sum > 0 ? best.probability / sum : 0;
  if (best.probability < options.floor) best.code = "und";
  return best;
}

}  // namespace firstline::classifier
