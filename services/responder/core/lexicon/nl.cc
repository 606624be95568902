#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& Dutch() {
  static constexpr Lexicon kLexicon = {
      .language = "nl",
      .ask_number = "hoeveel|hoe vaak|hoe groot|hoe hoog|hoe zwaar|hoe ver|wat kost|wat kosten|hoe duur",
      .ask_duration = "hoe lang|hoelang|hoe snel|welke termijn|binnen hoeveel",
      .ask_time = "wanneer|tot wanneer|vanaf wanneer|hoe laat|welke dag|openingstijden",
      .ask_how = "hoe kan|hoe moet|hoe doe|hoe krijg|wat moet ik|wat kan ik|wat nu|hoe",
      .ask_reason = "waarom|hoe komt",
      .ask_place = "waar|waarheen|waarvandaan",
      .ask_person = "wie",
      .ask_definition = "wat is|wat zijn|wat betekent|wat doet",
      .ask_choice = "welke|welk|wat voor",
      .amount_words = "maximum|minimum|limiet|aantal|prijs|kosten|tarief|grootte|hoogte|gewicht|percentage|termijn",
      .question_starts =
          "hoe|hoeveel|wat|wanneer|waar|wie|waarom|welke|welk|is|zijn|kan|kun|kunnen|moet|moeten|mag|mogen|heeft|hebben|heb|wordt|gaat|accepteren|leveren|tot wanneer",
      .joiners = "en|of|ook|maar",
      .greetings = "hallo|hoi|hey|goedendag|goedemorgen|goedemiddag|goedenavond|beste|geachte|korte vraag",
      .thanks =
          "bedankt|dank|dank je|dank u|dank je wel|hartelijk dank|alvast bedankt|perfect|prima|top|ok|oke|tot ziens|fijne dag",
      .closings = "met vriendelijke groet|vriendelijke groeten|groeten|groetjes|mvg|hoogachtend",
      .resolved = "opgelost|werkt weer|werkt nu|al gevonden|laat maar|niet meer nodig",
      .small_talk = "hoe gaat het|hoe is het|ben je een bot|ben je een mens",
      .weak_words =
          "nodig wil willen weten zeggen hulp helpen graag vraag doen vinden geven niet geen nooit probleem ding nu tijd hoeveel lang jullie kunnen krijgen bedankt hallo",
      .synonyms =
          "kosten kost prijs tarief|verzending levering verzenden leveren bezorging aankomen|pakket zending|opzeggen annuleren|"
          "abonnement|verwijderen wissen|wijzigen veranderen aanpassen|kopen bestellen|terugbetaling terugbetalen|"
          "retour retourneren terugsturen|wachtwoord|garantie|factuur rekening|kapot defect beschadigd|resetten "
          "herstellen|betalen betaling betaalmethode|gratis kosteloos|termijn opzegtermijn",
      .dangling =
          "het|hij|zij|ze|dit|deze|dat|die|dan|daarna|daar|daarom|echter|bovendien|anders|ook|maar|en|of|zo|in dit geval|in dat geval|bijvoorbeeld|beide|zijn|haar|hun",
      .navigation = "meer informatie|zie|zie ook|lees meer|klik hier|in dit gedeelte|voor meer informatie",
      .pointers = ", zie |meer informatie",
      .conditions = "als|indien|wanneer",
      .asks_after = "nadat|na het|na de|na mijn|na een|al besteld|reeds",
      .says_after = "na|nadat|daarna|al|reeds|later|achteraf|zodra|wanneer|als|binnen",
      .asks_before = "voordat|voor het|alvorens",
      .says_before = "voor|voordat|vooraf|tot|van tevoren",
      .purpose_starts = "om",
      .step_starts =
          "om|open|klik|kies|selecteer|druk|ga|voer|je kunt|u kunt|meld|houd|wacht|download|start|verbind|eerst|in de|in het",
      .time_units =
          "seconde|seconden|minuut|minuten|uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren|werkdag|werkdagen",
      .time_words =
          "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|direct|meteen|vandaag|morgen|jaarlijks|dagelijks|wekelijks|maandelijks|voor|na|tot|zodra",
      .reason_words = "omdat|vanwege|reden|betekent|doordat|dankzij|oorzaak",
      .number_words =
          "een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|honderd|duizend|miljoen|dubbel|helft|onbeperkt",
      .defining_words = "is|zijn|was|betekent|verwijst|bestaat uit|dient",
  };
  return kLexicon;
}

}  // namespace firstline::responder
