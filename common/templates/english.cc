#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Hi,", "Hello,"},
    {kAnswerIntro, "Here is what our help articles say:", nullptr},
    {kForeignSource, "This article exists in {language} only, so it is quoted in {language}.", nullptr},
    {kSourcesHeading, "Sources:", nullptr},
    {kReachPerson, "If this does not help, reply \"{phrase}\" and a colleague takes over.",
     "If this does not answer your question, please reply \"{phrase}\" and a colleague will take over."},
    {kAutomated, "This is an automated answer; no person has read your message yet.", nullptr},
    {kSignature, "Best wishes\n{name}", "Kind regards\n{name}"},
    {kPersonPhrase, "talk to a person", nullptr},
    {kHandOffTeam, "I have passed your message to the {team} team. Expected answer: {wait}.", nullptr},
    {kHandOffPerson, "I have passed your message to {person}. Expected answer: {wait}.", nullptr},
    {kHandOffNoWait, "I have passed your message to the {team} team. You will get the answer here.", nullptr},
    {kHandOffAnyone, "I have passed your message to a colleague. You will get the answer here.", nullptr},
    {kOffer, "I am not sure that I can solve this. Would you like a person to take over? Just reply \"{phrase}\".",
     "I am not certain that I can resolve this. If you would like a person to take over, please reply \"{phrase}\"."},
    {kClarify, "To give you the right answer, I need to know one thing: {question}", nullptr},
    {kClarifyChoice, "Is it about \"{first}\" or about \"{second}\"?", nullptr},
    {kClarifyDetail, "Could you describe in one or two sentences what you want to do and what happens instead?",
     "Could you please describe in one or two sentences what you would like to do and what happens instead?"},
    {kWaitMinutes, "within {n} minutes", nullptr},
    {kWaitOneHour, "within an hour", nullptr},
    {kWaitHours, "within {n} hours", nullptr},
    {kWaitOneDay, "within a day", nullptr},
    {kWaitDays, "within {n} days", nullptr},
    {kWaitUntil, "by {time}", nullptr},
};

}  // namespace

absl::Span<const Row> English() { return kRows; }

}  // namespace firstline::templates
