#include "services/classifier/core/mood.h"

#include <algorithm>
#include <cmath>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_cat.h"
#include "common/text/code_point.h"
#include "services/classifier/core/mood_lists.h"
#include "services/classifier/core/phrases.h"
#include "unicode/uchar.h"

namespace firstline::classifier {
namespace {

constexpr double kIntensified = 1.5;
constexpr size_t kLettersForShouting = 12;
constexpr double kQuietUpperShare = 1.0 / 3;  // names, codes and abbreviations reach this without shouting
constexpr int kMarksMax = 10;

int CountOf(absl::string_view text, absl::string_view mark) {
  int count = 0;
  for (size_t at = text.find(mark); at != absl::string_view::npos; at = text.find(mark, at + mark.size())) ++count;
  return count;
}

int CountOf(absl::string_view text, std::initializer_list<absl::string_view> marks) {
  int count = 0;
  for (const absl::string_view mark : marks) count += CountOf(text, mark);
  return std::min(count, kMarksMax);
}

double Shouting(absl::string_view text) {
  size_t upper = 0, letters = 0;
  for (size_t i = 0; i < text.size();) {
    const char32_t code_point = text::NextCodePoint(text, i);
    const UChar32 c = static_cast<UChar32>(code_point);
    if (u_isupper(c)) ++upper;
    if (u_isupper(c) || u_islower(c)) ++letters;
  }
  if (letters < kLettersForShouting) return 0;
  const double share = static_cast<double>(upper) / static_cast<double>(letters);
  return std::max(0.0, (share - kQuietUpperShare) / (1 - kQuietUpperShare));
}

}  // namespace

Mood MeasureMood(absl::string_view text, absl::Span<const Word> words) {
  static const auto* const set = new PhraseSet(absl::StrCat(kMoodEnglish, kMoodEuropean, kMoodAsian));
  Mood mood;
  const std::vector<PhraseMatch> matches = set->Find(words);
  absl::flat_hash_set<size_t> intensifiers;
  for (const PhraseMatch& match : matches) {
    if (match.group == "very") intensifiers.insert(match.first_word);
  }
  for (const PhraseMatch& match : matches) {
    const size_t at = match.first_word;
    const bool intensified = at > 0 && !words[at].new_clause && intensifiers.contains(at - 1);
    const double strength = match.strength * (intensified ? kIntensified : 1);
    const bool negated = IsNegated(words, at);
    if (match.group == "pleased") (negated ? mood.displeased : mood.pleased) += strength;
    if (match.group == "displeased") (negated ? mood.pleased : mood.displeased) += negated ? strength / 2 : strength;
    if (match.group == "angry") mood.angry += negated ? 0 : strength;
    if (match.group == "worried") mood.worried += negated ? 0 : strength;
  }
  mood.shouting = Shouting(text);
  mood.exclamations = CountOf(text, {"!", "！"});
  mood.questions = CountOf(text, {"?", "？"});
  mood.smiles = CountOf(text, {":)", ":-)", ";)", ":D", "<3", "😀", "😃", "😄", "😊", "🙂", "😍", "🥰", "👍", "🙏",
                               "🎉", "❤", "💚", "👏"});
  mood.frowns = CountOf(text, {":(", ":-(", "😡", "😠", "🤬", "😢", "😭", "☹", "🙁", "👎", "😤", "😞", "💩"});
  return mood;
}

std::vector<std::pair<std::string, double>> MoodFeatures(const Mood& mood) {
  std::vector<std::pair<std::string, double>> features;
  const auto add = [&](absl::string_view name, double value) {
    if (value > 0) features.emplace_back(std::string(name), value);
  };
  add("pleased", std::min(mood.pleased, 3.0));
  add("displeased", std::min(mood.displeased, 3.0));
  add("angry", std::min(mood.angry, 3.0));
  add("worried", std::min(mood.worried, 2.0));
  add("balance_good", std::clamp(mood.pleased - mood.displeased - mood.angry, 0.0, 2.0));
  add("balance_bad", std::clamp(mood.displeased + mood.angry - mood.pleased, 0.0, 2.0));
  add("shouting", mood.shouting);
  add("exclaims", std::min(mood.exclamations, 3) * 0.33);
  add("asks", std::min(mood.questions, 3) * 0.33);
  add("smiles", std::min(mood.smiles, 2) * 0.7);
  add("frowns", std::min(mood.frowns, 2) * 0.7);
  if (mood.pleased == 0 && mood.displeased == 0 && mood.angry == 0) add("calm", 1);
  return features;
}

}  // namespace firstline::classifier
