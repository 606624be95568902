#include "services/classifier/core/phrases.h"

#include <algorithm>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/check.h"

namespace firstline::classifier {
namespace {

constexpr size_t kPrefixMin = 3;      // bytes
constexpr size_t kPrefixMax = 24;     // bytes; longer prefixes are not looked up
constexpr size_t kNegationReach = 3;  // words

// Folded like the text. "nothing" and its like are left out: they are objects, not negations of what follows.
const absl::flat_hash_set<absl::string_view>& Negators() {
  static const auto* const negators = new absl::flat_hash_set<absl::string_view>{
      "not",    "no",     "never",  "don",    "doesn",   "didn",   "won",    "wouldn",  "isn",     "wasn",
      "aren",   "haven",  "hasn",   "hadn",   "can",     "cannot", "couldn", "shouldn", "without", "nor",
      "dont",   "doesnt", "didnt",  "isnt",   "wont",    "cant",   "wasnt",  "nicht",   "kein",    "keine",
      "keinen", "keiner", "keinem", "nie",    "niemals", "ohne",   "nunca",  "jamas",   "sin",     "ni",
      "pas",    "jamais", "sans",   "aucun",  "aucune",  "nao",    "sem",    "non",     "mai",     "senza",
      "niet",   "geen",   "nooit",  "zonder", "nie",     "bez",    "不是",   "不会",    "不想",    "不要",
      "没有",   "不需",   "并不",   "不太",   "不用",    "не",     "нет",    "без",
  };
  return *negators;
}

}  // namespace

PhraseSet::PhraseSet(absl::string_view lists) {
  absl::flat_hash_map<std::string, size_t> known;
  for (const absl::string_view raw : absl::StrSplit(lists, '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (line.empty()) continue;
    const size_t colon = line.find(':');
    FL_CHECK(colon != absl::string_view::npos) << "a list without a group: " << line;
    const auto [it, added] = known.emplace(std::string(line.substr(0, colon)), groups_.size());
    if (added) groups_.push_back(it->first);
    for (const absl::string_view phrase : absl::StrSplit(line.substr(colon + 1), ';')) {
      if (!absl::StripAsciiWhitespace(phrase).empty()) Add(absl::StripAsciiWhitespace(phrase), it->second);
    }
  }
}

void PhraseSet::Add(absl::string_view phrase, size_t group) {
  Phrase entry;
  entry.group = group;
  const size_t equals = phrase.rfind('=');
  if (equals != absl::string_view::npos) {
    FL_CHECK(absl::SimpleAtod(phrase.substr(equals + 1), &entry.strength)) << "not a strength: " << phrase;
    phrase = phrase.substr(0, equals);
  }
  entry.prefix = absl::ConsumeSuffix(&phrase, "*");
  for (Word& word : SplitWords(phrase)) entry.words.push_back(std::move(word.term));
  FL_CHECK(!entry.words.empty()) << "a phrase without words: " << phrase;
  FL_CHECK(!entry.prefix || entry.words.back().size() >= kPrefixMin) << "too short a prefix: " << phrase;
  const bool single_prefix = entry.prefix && entry.words.size() == 1;
  (single_prefix ? by_prefix_ : by_word_)[entry.words.front()].push_back(phrases_.size());
  phrases_.push_back(std::move(entry));
}

void PhraseSet::Try(const std::vector<size_t>& phrases, absl::Span<const Word> words, size_t at,
                    std::map<size_t, std::pair<size_t, size_t>>& longest) const {
  for (const size_t index : phrases) {
    const Phrase& phrase = phrases_[index];
    const size_t length = phrase.words.size();
    if (at + length > words.size()) continue;
    bool same = true;
    for (size_t i = 0; i < length && same; ++i) {
      const std::string& term = words[at + i].term;
      same = phrase.prefix && i + 1 == length ? absl::StartsWith(term, phrase.words[i]) : term == phrase.words[i];
    }
    if (!same) continue;
    auto& best = longest[phrase.group];
    if (length > best.first || (length == best.first && phrase.strength > phrases_[best.second].strength)) {
      best = {length, index};
    }
  }
}

std::vector<PhraseMatch> PhraseSet::Find(absl::Span<const Word> words) const {
  std::vector<PhraseMatch> matches;
  std::map<size_t, std::pair<size_t, size_t>> longest;  // group to (words, phrase)
  for (size_t at = 0; at < words.size(); ++at) {
    longest.clear();
    const std::string& term = words[at].term;
    if (const auto it = by_word_.find(term); it != by_word_.end()) Try(it->second, words, at, longest);
    for (size_t length = kPrefixMin; length <= std::min(term.size(), kPrefixMax); ++length) {
      const auto it = by_prefix_.find(absl::string_view(term).substr(0, length));
      if (it != by_prefix_.end()) Try(it->second, words, at, longest);
    }
    for (const auto& [group, best] : longest) {
      const text::Span span{words[at].span.begin, words[at + best.first - 1].span.end};
      matches.push_back({groups_[group], phrases_[best.second].strength, at, span});
    }
  }
  return matches;
}

bool IsNegated(absl::Span<const Word> words, size_t at) {
  for (size_t back = 1; back <= kNegationReach && back <= at; ++back) {
    if (words[at - back + 1].new_clause) return false;
    if (Negators().contains(words[at - back].term)) {
      // "can" negates only as "can't": the apostrophe leaves a "t" behind it.
      return words[at - back].term != "can" || words[at - back + 1].term == "t";
    }
  }
  return false;
}

}  // namespace firstline::classifier
