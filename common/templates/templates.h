#pragma once

// The fixed sentences Firstline writes to a customer: everything in a message that is not quoted from an article.
// Shared by responder (answers), escalation (hand-off, offer, question) and the verifier that knows no other text.

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"

namespace firstline::templates {

enum class TemplateId {
  kGreeting,        // opens every message
  kAnswerIntro,     // stands before the quoted sentences
  kForeignSource,   // {language}: name of the language the article is written in
  kSourcesHeading,  // stands before the list of articles
  kReachPerson,     // {phrase}: what to reply to reach a person
  kAutomated,       // says that no person wrote this
  kSignature,       // {name}: who signs
  kPersonPhrase,    // the words that ask for a person; the explicit-request rules of escalation know them
  kHandOffTeam,     // {team}, {wait}
  kHandOffPerson,   // {person}, {wait}
  kHandOffNoWait,   // {team}: when no wait can be promised
  kHandOffAnyone,   // when not even the team is known
  kOffer,           // {phrase}: offers a person
  kClarify,         // {question}: frame of a clarifying question
  kClarifyChoice,   // {first}, {second}: which of two articles is meant
  kClarifyDetail,   // asks for a description
  kWaitMinutes,     // {n}, at least 2
  kWaitOneHour,
  kWaitHours,  // {n}, at least 2
  kWaitOneDay,
  kWaitDays,   // {n}, at least 2
  kWaitUntil,  // {time}: an instant, written by the caller
};

// Every id, in order of declaration.
absl::Span<const TemplateId> AllTemplates();

// How the customer is addressed (tu/vous, du/Sie, …). The wording of a friendly and a formal template may be the same.
enum class Formality { kFriendly, kFormal };

// "formal" is kFormal, everything else kFriendly.
Formality FormalityFromName(absl::string_view name);

// Name and value of each parameter.
using Params = std::vector<std::pair<std::string, std::string>>;

// Languages there are templates in, ISO 639-1: en de es fr pt zh it nl.
absl::Span<const absl::string_view> Languages();
bool HasLanguage(absl::string_view language);

// The template with its parameters filled in. A language without templates gets English. Values are inserted verbatim
// and never expanded again. Leaving a parameter out is a bug and aborts; superfluous ones are ignored.
// Thread-safe.
std::string Render(TemplateId id, absl::string_view language, const Params& params = {},
                   Formality formality = Formality::kFriendly);

// The template before parameters are filled in; as for Render.
absl::string_view Source(TemplateId id, absl::string_view language, Formality formality);

// Names of the parameters of `source`, in order of appearance, each once.
std::vector<std::string> ParametersOf(absl::string_view source);

// Name of a language in another ("German" for de in en). The ISO code itself when there is no name.
std::string LanguageName(absl::string_view language, absl::string_view in_language);

// A wait in words, rounded up to something one can promise: 5-minute steps below an hour, then hours up to a day, then
// days. Zero and negative waits count as five minutes.
std::string WaitText(absl::Duration wait, absl::string_view language);

}  // namespace firstline::templates
