#include "services/responder/core/matching.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/text/tokens.h"
#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {
namespace {

constexpr double kSynonym = 0.8;
constexpr double kPartial = 0.6;
constexpr size_t kPartialBytesMin = 5;  // shorter words share beginnings by chance
constexpr double kPartialShareMin = 0.7;
constexpr double kIdentifierFactor = 1.5;  // "E02", "FL-1001": what they name cannot be said otherwise
constexpr size_t kTermsCounted = 7;        // of a long story only so many words can be expected in an answer
constexpr double kRarityMin = 0.15;        // a word in every sentence still counts a little

// Distinct stems of sentences and titles with the places they occur at.
struct Vocabulary {
  absl::flat_hash_map<std::string, std::vector<size_t>> sentences;
  absl::flat_hash_map<std::string, std::vector<size_t>> titles;
};

void AddOnce(std::vector<size_t>& places, size_t place) {
  if (places.empty() || places.back() != place) places.push_back(place);
}

Vocabulary VocabularyOf(absl::Span<const Candidate> candidates, absl::Span<const Passage> passages,
                        absl::string_view language) {
  Vocabulary vocabulary;
  for (size_t i = 0; i < candidates.size(); ++i) {
    for (const std::string& stem : candidates[i].stems) AddOnce(vocabulary.sentences[stem], i);
  }
  for (size_t i = 0; i < passages.size(); ++i) {
    for (const text::Token& token : text::Tokenize(passages[i].title)) {
      if (!text::IsStopWord(token.term, language)) AddOnce(vocabulary.titles[text::Stem(token.term, language)], i);
    }
  }
  return vocabulary;
}

bool HasDigit(absl::string_view term) {
  return std::any_of(term.begin(), term.end(),
                     [](char c) { return absl::ascii_isdigit(static_cast<unsigned char>(c)); });
}

// Stems that mean the same as the term according to the lexicon.
std::vector<std::string> SynonymsOf(const QuestionTerm& term, const Lexicon& lexicon) {
  std::vector<std::string> stems;
  for (const absl::string_view group : absl::StrSplit(lexicon.synonyms, '|', absl::SkipEmpty())) {
    std::vector<std::string> members;
    bool found = false;
    for (const absl::string_view word : absl::StrSplit(group, ' ', absl::SkipEmpty())) {
      members.push_back(text::Stem(word, lexicon.language));
      found = found || members.back() == term.stem;
    }
    if (found) stems.insert(stems.end(), members.begin(), members.end());
  }
  return stems;
}

}  // namespace

double StemSimilarity(absl::string_view a, absl::string_view b) {
  if (a == b) return 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (a.size() < kPartialBytesMin || HasDigit(a) || HasDigit(b)) return 0;
  if (absl::StrContains(b, a)) return kPartial;
  size_t shared = 0;
  while (shared < a.size() && a[shared] == b[shared]) ++shared;
  const bool alike =
      shared >= kPartialBytesMin && static_cast<double>(shared) >= kPartialShareMin * static_cast<double>(b.size());
  return alike ? kPartial : 0;
}

Matches MatchQuestion(const Question& question, absl::Span<const Candidate> candidates,
                      absl::Span<const Passage> passages, absl::string_view language) {
  const Vocabulary vocabulary = VocabularyOf(candidates, passages, language);
  const Lexicon& lexicon = LexiconOf(language);
  Matches matches;
  const double count = static_cast<double>(candidates.size());
  for (const QuestionTerm& term : question.terms) {
    std::vector<double> in_sentence(candidates.size(), 0);
    std::vector<double> in_title(passages.size(), 0);
    const std::vector<std::string> synonyms = SynonymsOf(term, lexicon);
    const auto strength_of = [&](const std::string& stem) {
      const double alike = StemSimilarity(term.stem, stem);
      const bool synonym = std::find(synonyms.begin(), synonyms.end(), stem) != synonyms.end();
      return synonym ? std::max(alike, kSynonym) : alike;
    };
    double found_in = 0;
    for (const auto& [stem, places] : vocabulary.sentences) {
      const double strength = strength_of(stem);
      if (strength == 0) continue;
      for (const size_t place : places) in_sentence[place] = std::max(in_sentence[place], strength);
    }
    for (const auto& [stem, places] : vocabulary.titles) {
      const double strength = strength_of(stem);
      for (const size_t place : places) in_title[place] = std::max(in_title[place], strength);
    }
    for (const double strength : in_sentence) found_in += strength;
    const double rarity = std::log((count + 1) / (found_in + 0.5)) / std::log((count + 1) / 0.5);
    matches.weights.push_back(term.weight * std::max(rarity, kRarityMin) *
                              (HasDigit(term.term) ? kIdentifierFactor : 1));
    matches.in_sentence.push_back(std::move(in_sentence));
    matches.in_title.push_back(std::move(in_title));
  }
  std::vector<double> heaviest = matches.weights;
  std::sort(heaviest.begin(), heaviest.end(), std::greater<>());
  for (size_t i = 0; i < std::min(heaviest.size(), kTermsCounted); ++i) matches.total += heaviest[i];
  return matches;
}

}  // namespace firstline::responder
