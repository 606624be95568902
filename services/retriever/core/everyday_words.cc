#include "services/retriever/core/everyday_words.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_split.h"
#include "common/text/tokens.h"

namespace firstline::retriever {
namespace {

// Chosen by hand among the words that occur in messages of at least four of eleven unrelated domains of the development
// sets; nouns and verbs that a support article can be about ("order", "cancel", "address") were left out.
constexpr absl::string_view kEnglish =
    "get gets getting got give gives gave given go goes going went gone make makes made making take takes took taken put puts "
    "come comes came coming see sees saw seen look looks looked seem seems find finds found keep keeps kept use uses used "
    "using work works worked working happen happens happened say says said tell told talk call called think thought feel "
    "believe guess figure mean means meant show shows showed leave left bring brought turn start started stop stopped begin "
    "wait waited waiting want wanted need needed try tried trying mind matter care check checked see watch hear heard read "
    "thing things stuff something anything everything nothing somewhere anywhere one ones lot lots bit kind sort part piece "
    "way ways place side case point reason idea example person people man woman friend wife husband son daughter family kid "
    "house home room office work job life world today tomorrow yesterday tonight morning afternoon evening night week weeks "
    "weekend day days month months year years hour hours minute minutes time times moment ago later soon now already yet "
    "still again always never ever often sometimes usually once twice recently lately first last next since until long "
    "short late early new old big small little large great good better best bad worse worst nice fine right wrong real "
    "true whole full half main other another different same able easy hard much many more most less least few several "
    "enough extra around away back together else instead though however anyway either even almost exactly probably two three "
    "four five six seven eight nine ten half couple pair dozen number second third yes no not never nothing without within "
    "per via upon against toward across along behind beside near far somehow whether although unless because therefore "
    "currently actually really simply basically honestly literally definitely certainly totally completely thank sure fact "
    "mister mom dad guy guys sir buddy everyone anyone someone nobody somebody allowed suitable supposed likely "
    "buy bought live lives lived sit stand standing run runs hold holds play plays set sets move moved moving "
    "recommend suggest expect suppose wonder dont doesnt cant wont isnt im ive id couldnt wouldnt didnt don't doesn't "
    "can't won't isn't aren't wasn't couldn't wouldn't didn't haven't hasn't";
constexpr absl::string_view kGerman =
    "machen macht gemacht geht ging gehen gegangen kommen kommt kam gekommen nehmen nimmt genommen geben gibt gab gegeben "
    "sehen sieht gesehen finden findet gefunden bekommen bekommt bekam brauchen braucht versuchen versucht glauben denken "
    "dachte steht stehen liegt liegen bleibt bleiben lassen lässt zeigt zeigen sagt sagte klappt funktioniert passiert heute "
    "morgen gestern woche wochen tag tage tagen monat monate monaten jahr jahre jahren stunde stunden minute minuten zeit "
    "mal jetzt schon wieder immer nie oft bald gerade lange lang kurz neu neue neuen neuer alt alte alten gut gute guten "
    "besser schlecht groß große klein kleine ganz richtig falsch viel viele mehr wenig weniger etwas nichts alles sache "
    "dinge teil weg grund fall beispiel mann frau freund leute zuhause haus eins zwei drei vier fünf zehn erste ersten "
    "letzte letzten nächste nächsten anderen andere anderes überhaupt genau ungefähr vielleicht trotzdem deshalb sonst";
constexpr absl::string_view kSpanish =
    "hacer hace hago hecho ir voy va fui ver veo visto dar da dado llegar llega llegó poner puesto tomar usar uso encontrar "
    "encuentro funciona pasa pasó parece creo pienso decir hoy mañana ayer semana semanas día días mes meses año años hora "
    "horas minuto minutos tiempo vez veces ahora siempre nunca pronto tarde aún todavía nuevo nueva viejo bueno buena mejor "
    "malo grande pequeño mucho mucha muchos poco nada algo cosa cosas parte lado caso ejemplo persona gente amigo casa uno "
    "dos tres primero última último próximo mismo entonces además quizás";
constexpr absl::string_view kFrench =
    "faire fait fais aller vais va allé voir vois vu donner donne prendre pris mettre mis venir vient trouver trouve arriver "
    "arrive utiliser marche fonctionne passe semble pense crois aujourd'hui demain hier semaine semaines jour jours mois an "
    "ans année heure heures minute minutes temps fois maintenant toujours jamais bientôt tard nouveau nouvelle vieux bon "
    "bonne meilleur mauvais grand petit beaucoup peu rien quelque chose choses partie côté cas exemple personne gens ami "
    "maison deux trois premier première dernier dernière prochain autre autres alors ensuite peut-être depuis";
constexpr absl::string_view kPortuguese =
    "fazer faz fiz feito ir vou vai foi ver vejo visto dar dá dado chegar chega chegou pôr posto tomar usar uso encontrar "
    "funciona acontece parece acho penso hoje amanhã ontem semana semanas dia dias mês meses ano anos hora horas minuto "
    "minutos tempo vez vezes agora sempre nunca logo tarde ainda novo nova velho bom boa melhor mau grande pequeno muito "
    "pouco nada algo coisa coisas parte lado caso exemplo pessoa gente amigo casa um dois três primeiro última último "
    "próximo mesmo então além talvez";

using Words = absl::flat_hash_set<std::string>;

Words Stems(absl::string_view list, absl::string_view language) {
  Words stems;
  for (const absl::string_view word : absl::StrSplit(list, ' ', absl::SkipEmpty())) {
    stems.insert(text::Fold(text::Stem(word, language)));
  }
  return stems;
}

}  // namespace

bool IsEverydayWord(absl::string_view stem, absl::string_view language) {
  static const auto* const lists = new absl::flat_hash_map<absl::string_view, Words>{{"en", Stems(kEnglish, "en")},
                                                                                     {"de", Stems(kGerman, "de")},
                                                                                     {"es", Stems(kSpanish, "es")},
                                                                                     {"fr", Stems(kFrench, "fr")},
                                                                                     {"pt", Stems(kPortuguese, "pt")}};
  const auto list = lists->find(language);
  return list != lists->end() && list->second.contains(stem);
}

}  // namespace firstline::retriever
