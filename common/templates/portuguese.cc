#include "common/templates/languages.h"

namespace firstline::templates {
namespace {

using enum TemplateId;

constexpr Row kRows[] = {
    {kGreeting, "Olá,", "Bom dia,"},
    {kAnswerIntro, "É isto que dizem os nossos artigos de ajuda:", nullptr},
    {kForeignSource, "Este artigo só existe em {language}, por isso é citado em {language}.", nullptr},
    {kSourcesHeading, "Fontes:", nullptr},
    {kReachPerson, "Se isto não te ajudar, responde \"{phrase}\" e uma pessoa da equipa assume o caso.",
     "Se isto não o ajudar, responda \"{phrase}\" e uma pessoa da equipa assumirá o caso."},
    {kAutomated, "Esta é uma resposta automática; nenhuma pessoa leu ainda a mensagem.", nullptr},
    {kSignature, "Um abraço\n{name}", "Com os melhores cumprimentos\n{name}"},
    {kPersonPhrase, "falar com uma pessoa", nullptr},
    {kHandOffTeam, "Passei a tua mensagem à equipa {team}. Resposta prevista: {wait}.",
     "Passei a sua mensagem à equipa {team}. Resposta prevista: {wait}."},
    {kHandOffPerson, "Passei a tua mensagem a {person}. Resposta prevista: {wait}.",
     "Passei a sua mensagem a {person}. Resposta prevista: {wait}."},
    {kHandOffNoWait, "Passei a tua mensagem à equipa {team}. A resposta chegará aqui.",
     "Passei a sua mensagem à equipa {team}. A resposta chegará aqui."},
    {kHandOffAnyone, "Passei a tua mensagem a uma pessoa da equipa. A resposta chegará aqui.",
     "Passei a sua mensagem a uma pessoa da equipa. A resposta chegará aqui."},
    {kOffer, "Não tenho a certeza de conseguir resolver isto. Queres que uma pessoa assuma? Responde \"{phrase}\".",
     "Não tenho a certeza de conseguir resolver isto. Se pretende que uma pessoa assuma, responda \"{phrase}\"."},
    {kClarify, "Para dar a resposta certa, preciso de saber uma coisa: {question}", nullptr},
    {kClarifyChoice, "Trata-se de \"{first}\" ou de \"{second}\"?", nullptr},
    {kClarifyDetail, "Podes descrever em uma ou duas frases o que queres fazer e o que acontece em vez disso?",
     "Pode descrever em uma ou duas frases o que pretende fazer e o que acontece em vez disso?"},
    {kWaitMinutes, "dentro de {n} minutos", nullptr},
    {kWaitOneHour, "dentro de uma hora", nullptr},
    {kWaitHours, "dentro de {n} horas", nullptr},
    {kWaitOneDay, "dentro de um dia", nullptr},
    {kWaitDays, "dentro de {n} dias", nullptr},
    {kWaitUntil, "até {time}", nullptr},
};

}  // namespace

absl::Span<const Row> Portuguese() { return kRows; }

}  // namespace firstline::templates
