#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Bonjour,", nullptr},
    {kAnswerIntro, "Voici ce que disent nos articles d’aide :", nullptr},
    {kForeignSource, "Cet article n’existe qu’en {language}, il est donc cité en {language}.", nullptr},
    {kSourcesHeading, "Sources :", nullptr},
    {kReachPerson, "Si cela ne t’aide pas, réponds « {phrase} » et une personne de l’équipe prend le relais.",
     "Si cela ne vous aide pas, répondez « {phrase} » et une personne de l’équipe prendra le relais."},
    {kAutomated, "Ceci est une réponse automatique ; personne n’a encore lu le message.", nullptr},
    {kSignature, "Bien à toi\n{name}", "Cordialement\n{name}"},
    {kPersonPhrase, "parler à une personne", nullptr},
    {kHandOffTeam, "J’ai transmis ton message à l’équipe {team}. Réponse prévue : {wait}.",
     "J’ai transmis votre message à l’équipe {team}. Réponse prévue : {wait}."},
    {kHandOffPerson, "J’ai transmis ton message à {person}. Réponse prévue : {wait}.",
     "J’ai transmis votre message à {person}. Réponse prévue : {wait}."},
    {kHandOffNoWait, "J’ai transmis ton message à l’équipe {team}. La réponse arrivera ici.",
     "J’ai transmis votre message à l’équipe {team}. La réponse arrivera ici."},
    {kHandOffAnyone, "J’ai transmis ton message à une personne de l’équipe. La réponse arrivera ici.",
     "J’ai transmis votre message à une personne de l’équipe. La réponse arrivera ici."},
    {kOffer, "Je ne suis pas sûr de pouvoir résoudre cela. Veux-tu qu’une personne s’en charge ? Réponds « {phrase} ».",
     "Je ne suis pas sûr de pouvoir résoudre cela. Si une personne doit s’en charger, répondez « {phrase} »."},
    {kClarify, "Pour donner la bonne réponse, j’ai besoin d’une précision : {question}", nullptr},
    {kClarifyChoice, "S’agit-il de « {first} » ou de « {second} » ?", nullptr},
    {kClarifyDetail, "Peux-tu décrire en une ou deux phrases ce que tu veux faire et ce qui se passe à la place ?",
     "Pouvez-vous décrire en une ou deux phrases ce que vous souhaitez faire et ce qui se passe à la place ?"},
    {kWaitMinutes, "d’ici {n} minutes", nullptr},
    {kWaitOneHour, "d’ici une heure", nullptr},
    {kWaitHours, "d’ici {n} heures", nullptr},
    {kWaitOneDay, "d’ici un jour", nullptr},
    {kWaitDays, "d’ici {n} jours", nullptr},
    {kWaitUntil, "avant {time}", nullptr},
};

}  // namespace

absl::Span<const Row> French() { return kRows; }

}  // namespace firstline::templates
