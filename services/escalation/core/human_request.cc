#include "services/escalation/core/human_request.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "common/templates/templates.h"
#include "common/text/utf8.h"
#include "services/escalation/core/human_request/table.h"
#include "services/escalation/core/phrases.h"
#include "services/escalation/core/words.h"

namespace firstline::escalation {
namespace {

constexpr absl::string_view kBarriers[] = {
    "bot",     "bots",     "robot",   "robots", "chatbot", "machine", "computer", "roboter", "maschine", "robo",
    "maquina", "automate", "but",     "rather", "instead", "sondern", "sino",     "mais",    "ma",       "maar",
    "ale",     "tylko",    "lecz",    "dafur",  "pero",    "plutot",  "invece",   "bensi",   "automaat", "macchina",
    "botem",   "robotem",  "maszyna", "机",     "機",      "而",      "ボ",       "ロ"};

// Matches of one language count only against refusals and false friends of the same language and of English words that
// every language borrows; one set for all languages keeps that simple, since a phrase of one seldom occurs in another.
struct Matchers {
  PhraseSet requests{{.across_commas = true, .barriers = RequestBarriers()}};
  PhraseSet refusals{{.across_commas = false, .barriers = RequestBarriers()}};
  PhraseSet false_friends{{.across_commas = false, .barriers = {}}};
  std::vector<std::pair<size_t, absl::string_view>> languages;  // first request pattern that is not of the language

  Matchers() {
    for (const HumanRequestTable* table :
         {&EnglishRequests(), &GermanRequests(), &SpanishRequests(), &FrenchRequests(), &PortugueseRequests(),
          &ItalianRequests(), &DutchRequests(), &PolishRequests(), &ChineseRequests(), &JapaneseRequests()}) {
      requests.Add(table->requests, table->groups);
      refusals.Add(table->refusals, table->groups);
      false_friends.Add(table->false_friends, table->groups);
      languages.emplace_back(requests.size(), table->language);
    }
  }
};

const Matchers& AllMatchers() {
  static const Matchers& matchers = *new Matchers();  // never destroyed: used until the last thread ends
  return matchers;
}

// Our own sentences that name the words to reply: quoted back by a mail program, they are no request.
std::string WithoutOwnSentences(absl::string_view text) {
  using templates::TemplateId;
  static const std::vector<std::pair<std::string, std::string>>& own = *[] {
    auto* sentences = new std::vector<std::pair<std::string, std::string>>();
    for (const absl::string_view language : templates::Languages()) {
      const std::string phrase = templates::Render(TemplateId::kPersonPhrase, language);
      for (const auto formality : {templates::Formality::kFriendly, templates::Formality::kFormal}) {
        for (const TemplateId id : {TemplateId::kReachPerson, TemplateId::kOffer}) {
          sentences->emplace_back(templates::Render(id, language, {{"phrase", phrase}}, formality), ". ");
        }
      }
    }
    std::sort(sentences->begin(), sentences->end());
    sentences->erase(std::unique(sentences->begin(), sentences->end()), sentences->end());
    return sentences;
  }();
  return absl::StrReplaceAll(text, own);
}

bool OverlapsAny(const PhraseSet::Match& match, const std::vector<PhraseSet::Match>& others) {
  return std::any_of(others.begin(), others.end(),
                     [&](const PhraseSet::Match& other) { return match.Overlaps(other); });
}

struct Found {
  std::vector<PhraseSet::Match> requests;  // that count
  bool refused = false;
};

Found FindRequests(absl::string_view text) {
  const Matchers& matchers = AllMatchers();
  const std::vector<Word> words = SplitWords(WithoutOwnSentences(text::RepairUtf8(text)));
  const std::vector<PhraseSet::Match> refusals = matchers.refusals.Find(words);
  Found found{.requests = matchers.requests.Find(words), .refused = !refusals.empty()};
  if (found.requests.empty()) return found;
  const std::vector<PhraseSet::Match> false_friends = matchers.false_friends.Find(words);
  std::erase_if(found.requests, [&](const PhraseSet::Match& request) {
    return OverlapsAny(request, refusals) || OverlapsAny(request, false_friends);
  });
  return found;
}

}  // namespace

absl::Span<const absl::string_view> RequestBarriers() { return kBarriers; }

HumanRequest MatchHumanRequest(absl::string_view text) {
  const Found found = FindRequests(text);
  if (!found.requests.empty()) return HumanRequest::kAsks;
  return found.refused ? HumanRequest::kDeclines : HumanRequest::kNone;
}

absl::string_view LanguageOfRequest(absl::string_view text) {
  for (const PhraseSet::Match& request : FindRequests(text).requests) {
    if (request.end - request.begin < 2) continue;
    for (const auto& [end, language] : AllMatchers().languages) {
      if (request.pattern < end) return language;
    }
  }
  return "";
}

}  // namespace firstline::escalation
