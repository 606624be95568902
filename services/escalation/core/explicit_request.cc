#include "services/escalation/core/explicit_request.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/match.h"
#include "common/templates/templates.h"
#include "services/escalation/core/human_request.h"
#include "services/escalation/core/words.h"

namespace firstline::escalation {
namespace {

constexpr absl::string_view kTalkToHuman = "talk_to_human";
// A yes is short: "yes please, that would be great".
constexpr size_t kYesWordsMost = 6;

constexpr absl::string_view kYes[] = {"yes",      "yeah",  "yep",   "yup", "sure",  "ok",    "okay", "please",
                                      "ja",       "gerne", "bitte", "si",  "claro", "vale",  "oui",  "volontiers",
                                      "daccord",  "sim",   "pode",  "va",  "certo", "graag", "tak",  "prosze",
                                      "poprosze", "是",    "好",    "要",  "可",    "は",    "お"};
constexpr absl::string_view kNo[] = {"no",  "not",  "nope", "t",  "nein", "nicht", "non", "pas", "nao",
                                     "nee", "niet", "nie",  "不", "没",   "別",    "别",  "い"};

bool IsOneOf(absl::Span<const absl::string_view> words, absl::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The sentences with which Firstline offers a person, in every language and tone.
const std::vector<std::string>& Offers() {
  static const std::vector<std::string>& offers = *[] {
    auto* all = new std::vector<std::string>();
    for (const absl::string_view language : templates::Languages()) {
      const std::string phrase = templates::Render(templates::TemplateId::kPersonPhrase, language);
      for (const auto formality : {templates::Formality::kFriendly, templates::Formality::kFormal}) {
        all->push_back(templates::Render(templates::TemplateId::kOffer, language, {{"phrase", phrase}}, formality));
      }
    }
    return all;
  }();
  return offers;
}

}  // namespace

bool AcceptsOffer(const Facts& facts) {
  const auto last = std::find_if(facts.history.rbegin(), facts.history.rend(), [](const PastMessage& message) {
    return message.is_public && message.from != PastMessage::From::kCustomer;
  });
  if (last == facts.history.rend() || last->from != PastMessage::From::kFirstline) return false;
  const bool offered = std::any_of(Offers().begin(), Offers().end(),
                                   [&](const std::string& offer) { return absl::StrContains(last->text, offer); });
  if (!offered) return false;
  const std::vector<Word> words = SplitWords(facts.text);
  if (words.empty() || words.size() > kYesWordsMost || !IsOneOf(kYes, words[0].text)) return false;
  return std::none_of(words.begin(), words.end(), [](const Word& word) { return IsOneOf(kNo, word.text); });
}

bool AsksWithoutClassification(const Facts& facts) {
  if (facts.trigger == Trigger::kExplicitRequest || AcceptsOffer(facts)) return true;
  const HumanRequest said = MatchHumanRequest(facts.text);
  if (said != HumanRequest::kNone) return said == HumanRequest::kAsks;
  return facts.turn_number <= 1 && AsksForPerson(facts.subject);
}

bool IsExplicitRequest(const Facts& facts, const policy::Gates& gates) {
  if (AsksWithoutClassification(facts)) return true;
  if (!facts.classification.has_value() || MatchHumanRequest(facts.text) == HumanRequest::kDeclines) return false;
  return facts.classification->intent == kTalkToHuman && facts.classification->probability >= gates.class_probability;
}

}  // namespace firstline::escalation
