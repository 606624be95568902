#include "services/escalation/core/lexicon.h"

#include <algorithm>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "common/text/utf8.h"
#include "services/escalation/core/lexicon/table.h"
#include "services/escalation/core/phrases.h"

namespace firstline::escalation {
namespace {

// How far before a mention a negation is looked for: "not going to sue" has two words between.
constexpr size_t kNegationWindow = 3;

constexpr absl::string_view kNegations[] = {
    "not",    "no",     "never",  "without", "t",    "dont", "didnt",   "isnt", "wont",  "nicht", "kein",
    "keine",  "keinen", "keinem", "keiner",  "ohne", "nie",  "niemals", "sin",  "nunca", "pas",   "sans",
    "jamais", "aucun",  "aucune", "nao",     "sem",  "non",  "senza",   "mai",  "niet",  "geen",  "zonder",
    "nooit",  "nie",    "bez",    "不",      "没",   "沒",   "无",      "無"};
// After these a "not" adds instead of denying: "not only did it catch fire".
constexpr absl::string_view kOnly[] = {"only",  "nur",  "solo", "seulement", "apenas", "alleen",
                                       "tylko", "just", "so",   "仅",        "僅",     "只"};

// Words of contrast; with the negations they make thanks a doubtful matter.
constexpr absl::string_view kContrasts[] = {
    "but",    "however", "still",  "unfortunately", "although", "though", "except", "aber",     "leider",   "trotzdem",
    "noch",   "jedoch",  "pero",   "todavia",       "aun",      "aunque", "mais",   "encore",   "toujours", "cependant",
    "mas",    "ainda",   "porem",  "contudo",       "ma",       "ancora", "pero",   "tuttavia", "maar",     "helaas",
    "steeds", "ale",     "jednak", "nadal",         "但",       "还",     "却",     "仍",       "でも",     "まだ"};

struct CompiledList {
  PhraseSet patterns{PhraseSet::Options{}};
  PhraseSet exceptions{PhraseSet::Options{}};

  explicit CompiledList(const WordList& list) { Add(list); }

  void Add(const WordList& list) {
    patterns.Add(list.patterns);
    exceptions.Add(list.exceptions);
  }

  std::vector<PhraseSet::Match> Find(absl::Span<const Word> words) const {
    std::vector<PhraseSet::Match> matches = patterns.Find(words);
    if (matches.empty()) return matches;
    const std::vector<PhraseSet::Match> spoiled = exceptions.Find(words);
    std::erase_if(matches, [&](const PhraseSet::Match& match) {
      return std::any_of(spoiled.begin(), spoiled.end(), [&](const auto& other) { return match.Overlaps(other); });
    });
    return matches;
  }
};

struct Lists {
  absl::flat_hash_map<std::string, CompiledList> by_name;
  CompiledList strong_danger{StrongDangerWords()};
  CompiledList thanks{ThanksWords()};
  CompiledList thanks_frame{ThanksFrame()};
  absl::flat_hash_set<std::string> negations, only, contrasts;

  Lists() {
    for (const WordList* list : {&LegalWords(), &SecurityWords(), &ChargebackWords(), &PressWords(), &DataLossWords(),
                                 &OutageWords(), &DangerWords(), &CompetitorWords(), &ChurnWords()}) {
      by_name.emplace(std::string(list->name), CompiledList(*list));
    }
    by_name.at("danger_words").Add(StrongDangerWords());
    for (const absl::string_view word : kNegations) negations.insert(std::string(word));
    for (const absl::string_view word : kOnly) only.insert(std::string(word));
    for (const absl::string_view word : kContrasts) contrasts.insert(std::string(word));
  }
};

const Lists& AllLists() {
  static const Lists& lists = *new Lists();  // never destroyed: used until the last thread ends
  return lists;
}

bool IsNegated(absl::Span<const Word> words, size_t begin) {
  const Lists& lists = AllLists();
  for (size_t back = 1; back <= kNegationWindow && back <= begin; ++back) {
    if (words[begin - back + 1].before != Word::Break::kNone) return false;
    const size_t at = begin - back;
    if (lists.negations.contains(words[at].text)) return !lists.only.contains(words[at + 1].text);
  }
  return false;
}

std::vector<PhraseSet::Match> FindLiteral(absl::Span<const Word> words, absl::string_view literal) {
  const std::vector<Word> wanted = SplitWords(literal);
  std::vector<PhraseSet::Match> matches;
  if (wanted.empty()) return matches;
  const auto same = [](const Word& a, const Word& b) { return a.text == b.text; };
  for (auto at = words.begin(); at != words.end(); ++at) {
    at = std::search(at, words.end(), wanted.begin(), wanted.end(), same);
    if (at == words.end()) break;
    const size_t begin = static_cast<size_t>(at - words.begin());
    matches.push_back({begin, begin + wanted.size()});
  }
  return matches;
}

}  // namespace

Reading::Reading(absl::string_view text) : words_(SplitWords(text::RepairUtf8(text))) {}

bool Reading::Mentions(absl::string_view list_or_literal) const {
  const Lists& lists = AllLists();
  const auto list = lists.by_name.find(std::string(list_or_literal));
  const std::vector<PhraseSet::Match> matches =
      list == lists.by_name.end() ? FindLiteral(words_, list_or_literal) : list->second.Find(words_);
  if (list_or_literal == "danger_words") return !matches.empty();
  return std::any_of(matches.begin(), matches.end(),
                     [&](const PhraseSet::Match& match) { return !IsNegated(words_, match.begin); });
}

bool Reading::MentionsStrongDanger() const { return !AllLists().strong_danger.Find(words_).empty(); }

bool Reading::GivesThanks() const { return !AllLists().thanks.Find(words_).empty(); }

std::vector<bool> Reading::CoveredByThanks() const {
  std::vector<bool> covered(words_.size());
  for (const CompiledList* list : {&AllLists().thanks, &AllLists().thanks_frame}) {
    for (const PhraseSet::Match& match : list->Find(words_)) {
      std::fill(covered.begin() + static_cast<std::ptrdiff_t>(match.begin),
                covered.begin() + static_cast<std::ptrdiff_t>(match.end), true);
    }
  }
  return covered;
}

bool Reading::OnlyGivesThanks() const {
  const std::vector<bool> covered = CoveredByThanks();
  return GivesThanks() && std::all_of(covered.begin(), covered.end(), [](bool each) { return each; });
}

bool Reading::Objects() const {
  const Lists& lists = AllLists();
  const std::vector<bool> covered = CoveredByThanks();
  for (size_t i = 0; i < words_.size(); ++i) {
    const std::string& word = words_[i].text;
    if (!covered[i] && (lists.negations.contains(word) || lists.contrasts.contains(word))) return true;
  }
  return false;
}

bool IsWordList(absl::string_view name) { return AllLists().by_name.contains(std::string(name)); }

bool Mentions(absl::string_view list_or_literal, absl::string_view text) {
  return Reading(text).Mentions(list_or_literal);
}

}  // namespace firstline::escalation
