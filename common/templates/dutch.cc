#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Hoi,", "Goedendag,"},
    {kAnswerIntro, "dit staat hierover in onze hulpartikelen:", nullptr},
    {kForeignSource, "Dit artikel bestaat alleen in het {language} en wordt daarom in het {language} geciteerd.",
     nullptr},
    {kSourcesHeading, "Bronnen:", nullptr},
    {kReachPerson, "Helpt dit je niet? Antwoord \"{phrase}\" en een collega neemt het over.",
     "Helpt dit u niet? Antwoord \"{phrase}\" en een collega neemt het over."},
    {kAutomated, "Dit is een automatisch antwoord; nog niemand heeft het bericht gelezen.", nullptr},
    {kSignature, "Groetjes\n{name}", "Met vriendelijke groet\n{name}"},
    {kPersonPhrase, "met een medewerker spreken", nullptr},
    {kHandOffTeam, "Ik heb je bericht doorgegeven aan het team {team}. Verwacht antwoord: {wait}.",
     "Ik heb uw bericht doorgegeven aan het team {team}. Verwacht antwoord: {wait}."},
    {kHandOffPerson, "Ik heb je bericht doorgegeven aan {person}. Verwacht antwoord: {wait}.",
     "Ik heb uw bericht doorgegeven aan {person}. Verwacht antwoord: {wait}."},
    {kHandOffNoWait, "Ik heb je bericht doorgegeven aan het team {team}. Het antwoord komt hier.",
     "Ik heb uw bericht doorgegeven aan het team {team}. Het antwoord komt hier."},
    {kHandOffAnyone, "Ik heb je bericht doorgegeven aan een collega. Het antwoord komt hier.",
     "Ik heb uw bericht doorgegeven aan een collega. Het antwoord komt hier."},
    {kOffer, "Ik weet niet zeker of ik dit kan oplossen. Wil je dat iemand het overneemt? Antwoord \"{phrase}\".",
     "Ik weet niet zeker of ik dit kan oplossen. Wilt u dat iemand het overneemt? Antwoord \"{phrase}\"."},
    {kClarify, "Om het juiste antwoord te geven moet ik één ding weten: {question}", nullptr},
    {kClarifyChoice, "Gaat het om \"{first}\" of om \"{second}\"?", nullptr},
    {kClarifyDetail, "Kun je in een of twee zinnen beschrijven wat je wilt doen en wat er in plaats daarvan gebeurt?",
     "Kunt u in een of twee zinnen beschrijven wat u wilt doen en wat er in plaats daarvan gebeurt?"},
    {kWaitMinutes, "binnen {n} minuten", nullptr},
    {kWaitOneHour, "binnen een uur", nullptr},
    {kWaitHours, "binnen {n} uur", nullptr},
    {kWaitOneDay, "binnen een dag", nullptr},
    {kWaitDays, "binnen {n} dagen", nullptr},
    {kWaitUntil, "vóór {time}", nullptr},
};

}  // namespace

absl::Span<const Row> Dutch() { return kRows; }

}  // namespace firstline::templates
