#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Ciao,", "Buongiorno,"},
    {kAnswerIntro, "ecco che cosa dicono i nostri articoli di assistenza:", nullptr},
    {kForeignSource, "Questo articolo esiste solo in {language}, perciò è citato in {language}.", nullptr},
    {kSourcesHeading, "Fonti:", nullptr},
    {kReachPerson, "Se questo non ti aiuta, rispondi «{phrase}» e una persona del team se ne occuperà.",
     "Se questo non La aiuta, risponda «{phrase}» e una persona del team se ne occuperà."},
    {kAutomated, "Questa è una risposta automatica; nessuna persona ha ancora letto il messaggio.", nullptr},
    {kSignature, "Un saluto\n{name}", "Cordiali saluti\n{name}"},
    {kPersonPhrase, "parlare con una persona", nullptr},
    {kHandOffTeam, "Ho passato il tuo messaggio al team {team}. Risposta prevista: {wait}.",
     "Ho passato il Suo messaggio al team {team}. Risposta prevista: {wait}."},
    {kHandOffPerson, "Ho passato il tuo messaggio a {person}. Risposta prevista: {wait}.",
     "Ho passato il Suo messaggio a {person}. Risposta prevista: {wait}."},
    {kHandOffNoWait, "Ho passato il tuo messaggio al team {team}. La risposta arriverà qui.",
     "Ho passato il Suo messaggio al team {team}. La risposta arriverà qui."},
    {kHandOffAnyone, "Ho passato il tuo messaggio a una persona del team. La risposta arriverà qui.",
     "Ho passato il Suo messaggio a una persona del team. La risposta arriverà qui."},
    {kOffer, "Non sono sicuro di poter risolvere. Vuoi che se ne occupi una persona? Rispondi «{phrase}».",
     "Non sono sicuro di poter risolvere. Se desidera che se ne occupi una persona, risponda «{phrase}»."},
    {kClarify, "Per dare la risposta giusta devo sapere una cosa: {question}", nullptr},
    {kClarifyChoice, "Si tratta di «{first}» o di «{second}»?", nullptr},
    {kClarifyDetail, "Puoi descrivere in una o due frasi che cosa vuoi fare e che cosa succede invece?",
     "Può descrivere in una o due frasi che cosa desidera fare e che cosa succede invece?"},
    {kWaitMinutes, "entro {n} minuti", nullptr},
    {kWaitOneHour, "entro un’ora", nullptr},
    {kWaitHours, "entro {n} ore", nullptr},
    {kWaitOneDay, "entro un giorno", nullptr},
    {kWaitDays, "entro {n} giorni", nullptr},
    {kWaitUntil, "entro {time}", nullptr},
};

}  // namespace

absl::Span<const Row> Italian() { return kRows; }

}  // namespace firstline::templates
