#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Hallo,", "Guten Tag,"},
    {kAnswerIntro, "das steht dazu in unseren Hilfe-Artikeln:", nullptr},
    {kForeignSource, "Diesen Artikel gibt es nur in dieser Sprache: {language}. Er wird deshalb so zitiert.", nullptr},
    {kSourcesHeading, "Quellen:", nullptr},
    {kReachPerson, "Wenn dir das nicht hilft, antworte „{phrase}“, dann übernimmt eine Kollegin oder ein Kollege.",
     "Falls Ihnen das nicht hilft, antworten Sie bitte „{phrase}“, dann übernimmt eine Kollegin oder ein Kollege."},
    {kAutomated, "Dies ist eine automatische Antwort; noch hat kein Mensch die Nachricht gelesen.", nullptr},
    {kSignature, "Viele Grüße\n{name}", "Mit freundlichen Grüßen\n{name}"},
    {kPersonPhrase, "mit einem Menschen sprechen", nullptr},
    {kHandOffTeam, "Ich habe deine Nachricht an das Team {team} weitergegeben. Antwort voraussichtlich: {wait}.",
     "Ich habe Ihre Nachricht an das Team {team} weitergegeben. Antwort voraussichtlich: {wait}."},
    {kHandOffPerson, "Ich habe deine Nachricht an {person} weitergegeben. Antwort voraussichtlich: {wait}.",
     "Ich habe Ihre Nachricht an {person} weitergegeben. Antwort voraussichtlich: {wait}."},
    {kHandOffNoWait, "Ich habe deine Nachricht an das Team {team} weitergegeben. Die Antwort kommt hier.",
     "Ich habe Ihre Nachricht an das Team {team} weitergegeben. Die Antwort kommt hier."},
    {kHandOffAnyone,
     "Ich habe deine Nachricht an eine Kollegin oder einen Kollegen weitergegeben. Die Antwort kommt hier.",
     "Ich habe Ihre Nachricht an eine Kollegin oder einen Kollegen weitergegeben. Die Antwort kommt hier."},
    {kOffer, "Ich bin nicht sicher, ob ich das lösen kann. Soll ein Mensch übernehmen? Antworte einfach „{phrase}“.",
     "Ich bin nicht sicher, ob ich das lösen kann. Wenn ein Mensch übernehmen soll, antworten Sie bitte „{phrase}“."},
    {kClarify, "Damit die Antwort stimmt, muss ich eines wissen: {question}", nullptr},
    {kClarifyChoice, "Geht es um „{first}“ oder um „{second}“?", nullptr},
    {kClarifyDetail, "Kannst du in ein, zwei Sätzen beschreiben, was du machen möchtest und was stattdessen passiert?",
     "Können Sie bitte in ein, zwei Sätzen beschreiben, was Sie machen möchten und was stattdessen passiert?"},
    {kWaitMinutes, "innerhalb von {n} Minuten", nullptr},
    {kWaitOneHour, "innerhalb einer Stunde", nullptr},
    {kWaitHours, "innerhalb von {n} Stunden", nullptr},
    {kWaitOneDay, "innerhalb eines Tages", nullptr},
    {kWaitDays, "innerhalb von {n} Tagen", nullptr},
    {kWaitUntil, "bis {time}", nullptr},
};

}  // namespace

absl::Span<const Row> German() { return kRows; }

}  // namespace firstline::templates
