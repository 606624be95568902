#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Hola:", "Buenos días:"},
    {kAnswerIntro, "Esto es lo que dicen nuestros artículos de ayuda:", nullptr},
    {kForeignSource, "Este artículo solo existe en {language}, por eso se cita en {language}.", nullptr},
    {kSourcesHeading, "Fuentes:", nullptr},
    {kReachPerson, "Si esto no te ayuda, responde «{phrase}» y se encargará una persona del equipo.",
     "Si esto no le ayuda, responda «{phrase}» y se encargará una persona del equipo."},
    {kAutomated, "Esta es una respuesta automática; ninguna persona ha leído aún el mensaje.", nullptr},
    {kSignature, "Un saludo\n{name}", "Atentamente\n{name}"},
    {kPersonPhrase, "hablar con una persona", nullptr},
    {kHandOffTeam, "He pasado tu mensaje al equipo {team}. Respuesta prevista: {wait}.",
     "He pasado su mensaje al equipo {team}. Respuesta prevista: {wait}."},
    {kHandOffPerson, "He pasado tu mensaje a {person}. Respuesta prevista: {wait}.",
     "He pasado su mensaje a {person}. Respuesta prevista: {wait}."},
    {kHandOffNoWait, "He pasado tu mensaje al equipo {team}. La respuesta llegará por aquí.",
     "He pasado su mensaje al equipo {team}. La respuesta llegará por aquí."},
    {kHandOffAnyone, "He pasado tu mensaje a una persona del equipo. La respuesta llegará por aquí.",
     "He pasado su mensaje a una persona del equipo. La respuesta llegará por aquí."},
    {kOffer, "No estoy seguro de poder resolverlo. ¿Quieres que se encargue una persona? Responde «{phrase}».",
     "No estoy seguro de poder resolverlo. Si desea que se encargue una persona, responda «{phrase}»."},
    {kClarify, "Para darte la respuesta correcta necesito saber una cosa: {question}",
     "Para darle la respuesta correcta necesito saber una cosa: {question}"},
    {kClarifyChoice, "¿Se trata de «{first}» o de «{second}»?", nullptr},
    {kClarifyDetail, "¿Puedes describir en una o dos frases qué quieres hacer y qué ocurre en su lugar?",
     "¿Puede describir en una o dos frases qué desea hacer y qué ocurre en su lugar?"},
    {kWaitMinutes, "en {n} minutos como máximo", nullptr},
    {kWaitOneHour, "en una hora como máximo", nullptr},
    {kWaitHours, "en {n} horas como máximo", nullptr},
    {kWaitOneDay, "en un día como máximo", nullptr},
    {kWaitDays, "en {n} días como máximo", nullptr},
    {kWaitUntil, "antes de {time}", nullptr},
};

}  // namespace

absl::Span<const Row> Spanish() { return kRows; }

}  // namespace firstline::templates
