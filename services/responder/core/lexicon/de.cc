#include "services/responder/core/lexicon/lexicon.h"

namespace firstline::responder {

const Lexicon& German() {
  static constexpr Lexicon kLexicon = {
      .language = "de",
      .ask_number =
          "wie viel|wie viele|wieviel|wieviele|wie oft|wie gross|wie hoch|wie schwer|wie weit|was kostet|was kosten|wie teuer",
      .ask_duration = "wie lange|wie schnell|welche frist|welcher zeitraum|innerhalb welcher",
      .ask_time = "wann|bis wann|ab wann|seit wann|um wie viel uhr|welche uhrzeit|offnungszeiten",
      .ask_how =
          "wie kann|wie kannst|wie konnen|wie mache|wie geht|wie muss|wie soll|wie bekomme|wie andere|wie setze|was tun|was soll ich|was kann ich|was muss ich|was nun|wie",
      .ask_reason = "warum|wieso|weshalb|woran liegt",
      .ask_place = "wo|wohin|woher",
      .ask_person = "wer|wem|wen|wessen",
      .ask_definition = "was ist|was sind|was bedeutet|was heisst|was macht",
      .ask_choice = "welche|welcher|welches|welchen|welchem|was fur",
      .amount_words =
          "maximum|minimum|grenze|limit|anzahl|preis|kosten|gebuhr|grosse|hohe|breite|lange|gewicht|prozent|frist|kundigungsfrist",
      .question_starts =
          "wie|was|wann|wo|wer|wem|wen|warum|wieso|weshalb|welche|welcher|welches|welchen|ist|sind|kann|kannst|konnen|konnt|"
          "muss|mussen|darf|durfen|soll|sollen|gibt|hat|haben|habt|habe|wird|werden|geht|bietet|bieten|liefern|liefert|"
          "akzeptieren|wohin|woher|ab wann|bis wann|funktioniert",
      .joiners = "und|oder|auch|aber",
      .greetings =
          "hallo|hi|hey|guten tag|guten morgen|guten abend|moin|servus|gruss gott|liebes team|sehr geehrte damen und herren|sehr geehrte|sehr geehrter|kurze frage|kleine frage",
      .thanks =
          "danke|vielen dank|danke schon|dankeschon|herzlichen dank|besten dank|super|perfekt|prima|ok|okay|alles klar|schonen tag|schonen tag noch|tschuss|lieben dank|danke sehr",
      .closings =
          "viele grusse|liebe grusse|mit freundlichen grussen|freundliche grusse|beste grusse|schone grusse|mfg|lg|vg|gruss|grusse|herzliche grusse|hochachtungsvoll",
      .resolved =
          "hat sich erledigt|erledigt|geht wieder|funktioniert wieder|funktioniert jetzt|hat geklappt|habe sie gefunden|habe es gefunden|schon gefunden|alles gut|vergessen sie es|nicht mehr notig|problem gelost",
      .small_talk = "wie geht es|wie gehts|wie geht s|bist du ein bot|bist du ein mensch|wer bist du|erzahl einen witz",
      .weak_words =
          "brauche brauchen möchte wissen sagen hilfe helfen bitte frage fragen gerne machen tun finden geben gibt nicht kein "
          "keine nie problem sache geht gehen kommt kommen zeit lange viel viele oft jetzt genau eigentlich etwas jemand wer "
          "bekommen bekomme erhalten kannst könnt dauert dauern möglich überhaupt immer wollte würde guten tag hallo danke",
      .synonyms =
          "kosten kostet preis gebühr betrag|versand lieferung versenden liefern zustellung|paket sendung lieferung|kündigen "
          "kündigung beenden|abo abonnement|löschen entfernen|ändern änderung bearbeiten wechseln|kaufen bestellen|"
          "erstattung rückerstattung rückzahlung erstattet|rückgabe rücksendung zurückgeben zurücksenden zurückschicken "
          "retoure|telefon handy|anmelden einloggen login|mail email e-mail|bild foto|garantie gewährleistung|passwort "
          "kennwort|rechnung beleg|kaputt defekt beschädigt|frist kündigungsfrist|zurücksetzen reset|bezahlen zahlen "
          "zahlung|kostenlos gratis kostenfrei|maximal höchstens bis",
      .dangling =
          "er|sie|es|dies|diese|dieser|dieses|diesen|das|dann|danach|dort|dabei|dazu|deshalb|daher|deswegen|jedoch|"
          "allerdings|ausserdem|sonst|andernfalls|stattdessen|auch|aber|und|oder|so|ihre|seine|zudem|zum beispiel|in diesem fall|beide",
      .navigation =
          "weitere informationen|mehr dazu|mehr informationen|siehe|siehe auch|einzelheiten|hier klicken|lesen sie|in diesem abschnitt",
      .pointers = ", siehe |weitere informationen|erfahren sie mehr|finden sie unter",
      .conditions = "wenn|falls|sofern|solange",
      .asks_after = "nachdem|nach der|nach dem|nach einer|nach meiner|schon|bereits",
      .says_after = "nach|nachdem|danach|bereits|schon|spater|nachtraglich|sobald|wenn|im nachhinein|innerhalb|binnen",
      .asks_before = "bevor|vor der|vor dem|vor einer|vor meiner",
      .says_before = "vor|bevor|vorher|bis|im voraus|solange",
      .purpose_starts = "um",
      .step_starts =
          "um|offne|offnen|klicke|klicken|wahle|wahlen|drucke|drucken|geh|gehe|gehen|gib|geben|melde|melden|halte|halten|warte|warten|lade|laden|du kannst|sie konnen|tippe|tippen|starte|starten|stelle|verbinde|schliesse|zuerst|in der|im",
      .time_units =
          "sekunde|sekunden|minute|minuten|stunde|stunden|tag|tage|tagen|woche|wochen|monat|monate|monaten|jahr|jahre|jahren|werktag|werktage|werktagen",
      .time_words =
          "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|januar|februar|marz|april|mai|juni|juli|august|september|oktober|november|dezember|sofort|heute|morgen|jahrlich|taglich|wochentlich|monatlich|uhr|sobald|nach|bis|vor",
      .reason_words = "weil|da|wegen|aufgrund|grund|deshalb|bedeutet|heisst|damit|ursache|dadurch",
      .number_words =
          "ein|eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf|zwanzig|hundert|tausend|million|milliarde|einmal|zweimal|halb|doppelt|unbegrenzt",
      .defining_words = "ist|sind|war|bedeutet|heisst|bezeichnet|steht fur|besteht aus|dient",
  };
  return kLexicon;
}

}  // namespace firstline::responder
