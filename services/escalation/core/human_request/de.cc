#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "ein|eine|einen|einem|einer|eines|der|die|das|den|dem|ihrem|ihrer|ihren|ihre|eurem|eurer|euren|von ihnen|von euch|"
     "echten|echter|echte|echtem|richtigen|richtigem|richtiger|richtige|lebenden|lebendigen|menschlichen|menschlicher|"
     "realen|realer|wirklichen|zuständigen|zuständige|anderen|kompetenten|persönlichen|ihr|irgend|bitte|vom|aus dem"},
    {"person",
     "mensch|menschen|mitarbeiter|mitarbeiterin|mitarbeitern|mitarbeiterinnen|mitarbeitenden|servicemitarbeiter|"
     "supportmitarbeiter|kundenberater|kundenberaterin|berater|beraterin|beratern|sachbearbeiter|sachbearbeiterin|"
     "ansprechpartner|ansprechpartnerin|jemand|jemanden|jemandem|irgendjemand|irgendjemanden|irgendjemandem|kollege|"
     "kollegen|kollegin|person|agent|agenten|agentin|operator|vorgesetzten|vorgesetzter|chef|teamleiter|techniker|"
     "kundenbetreuer|kundenbetreuerin|betreuer|kundendienst|kundenservice|kundensupport|support|vertreter|leuten"},
    {"strong",
     "mensch|menschen|mitarbeiter|mitarbeiterin|servicemitarbeiter|supportmitarbeiter|kundenberater|kundenberaterin|"
     "ansprechpartner|ansprechpartnerin|sachbearbeiter|echte person|echten person|reale person|vorgesetzten|"
     "menschlichen agenten|echten agenten|berater|beraterin|persönlichen kontakt|persönliche beratung"},
    {"speak",
     "sprechen|reden|telefonieren|chatten|schreiben|unterhalten|spreche|rede|verbunden|verbinden|"
     "kommunizieren|"
     "verbindet|gespräch|klären|besprechen|sprech|zu tun|kontakt|in kontakt"},
    {"bot",
     "bot|bots|roboter|robotern|computer|computern|maschine|maschinen|automaten|chatbot|chatbots|ki|algorithmus|"
     "sprachcomputer|programm"},
    {"want",
     "will|möchte|moechte|möcht|brauche|bräuchte|braeuchte|verlange|wünsche|hätte gern|hätte gerne|suche|"
     "wollen|möchten|brauchen|benötige|benötigen|bevorzuge|geben sie mir|gib mir|gebt mir|holen sie mir|"
     "hätte lieber|will endlich|möchte endlich|brauche endlich|möchte bitte|möchte gern|möchte gerne|erwarte"},
};

constexpr absl::string_view kRequests[] = {
    "mit @det* @person ~~ @speak",
    "@speak ~ mit @det* @person",
    "mit @det* {menschen|mitarbeiter|mitarbeiterin} bitte",
    "{verbinden|verbinde|verbindet|vermitteln|vermittle} {sie|mich|uns|bitte|doch|ihr}* mit",
    "{verbinden|verbinde|verbindet} {sie}? mich",
    "mit @det* @person {verbinden|verbunden|weiterverbinden}",
    "{weiterverbinden|weiterverbunden|durchstellen|durchgestellt|weiterverbindung}",
    "{stellen|stell} {sie}? mich ~ durch",
    "an @det* @person ~ {weiterleiten|weitergeben|übergeben|weitergeleitet|weiterreichen|weiter|wenden}",
    "{leiten|leite|geben|gebt|gib|reichen} {sie|mich|das|es|mein+|dies+|bitte|ihr}* an @det* @person",
    "@want @det* @strong",
    "@want {ein|einen|eine|irgend}* {jemand|jemanden|person|agenten} ~ {sprechen|reden|anruft|hilft|erreichen|kontakt|"
    "zuständig}",
    "{gibt es|ist da|ist hier|habt ihr|haben sie|arbeitet|sitzt} {denn|da|hier|auch|bei ihnen|überhaupt|noch|irgend|"
    "nicht|"
    "ein|einen|eine|echten|echte|echter|richtigen}* {mensch|menschen|jemand|jemanden|mitarbeiter|ansprechpartner|"
    "person}",
    "{mit wem|wen} {kann|könnte|muss|darf} ich ~ {sprechen|reden|anrufen|telefonieren|erreichen}",
    "persönlich {sprechen|reden|telefonieren|klären|beraten}",
    "{rückruf|rueckruf|telefonat|anruf|telefontermin} {bitte|durch|erbeten|erwünscht|vereinbaren|von|gewünscht}",
    "{bitte|bitten|wünsche|erbitte|möchte|hätte|brauche|um|vereinbaren|vereinbare} {um|ich|gern|gerne|dringend|einen|"
    "ihren|den|baldigen|sie}* {rückruf|rueckruf|telefontermin|telefonanruf}",
    "{rufen|ruft|ruf} {sie|mich|uns|bitte|doch|ihr}* {an|zurück}",
    "{mich|uns} ~ {zurückrufen|anrufen|zurückruft|anruft|zurückgerufen|angerufen}",
    "jemand ~ {zurückrufen|anrufen|zurückruft|anruft|telefonisch}",
    "{keine|keinen|schluss mit|genug von|statt|anstatt|satt} {mehr|den|dem|der|einem|einen|eines|ihrem|diesem|diesen|"
    "dieser|"
    "blöden|dummen}* @bot",
    "nicht mit {einem|einer|ihrem|ihrer|dem|der|diesem|dieser|so einem|irgendeinem|noch einem}* @bot",
    "^^ {bitte|echter|echten|einen|ein|ich|will|möchte|richtigen|einem|live|menschlichen|menschlicher}* "
    "{mensch|menschen|mitarbeiter|mitarbeiterin|kundenberater|berater|ansprechpartner|operator|agent|kundendienst|"
    "kundenservice} {bitte|danke|sofort|jetzt|sprechen}* $$",
    "^ {bitte|echter|echten|einen|ein|richtigen}* {mensch|menschen|mitarbeiter} {bitte|jetzt|sofort}",
};

constexpr absl::string_view kRefusals[] = {
    "{kein|keine|keinen|keinem|keiner|keines} @det* @person",
    "{brauche|will|möchte|moechte|muss|benötige|wünsche|wollte|brauchen|wollen|möchten} {ich|wir|sie|auch|gar|aber|"
    "jetzt|"
    "bitte}* {nicht|niemanden|keinesfalls|nie} ~ @person",
    "nicht mit @det* @person",
    "ohne {mit|einen|dass|erst|jemanden|vorher}* ~ @person",
    "ohne @det* @person",
    "{statt|anstatt} mit @det* {mensch|menschen|mitarbeiter|jemandem|berater}",
    "{nicht|kein|keinen|keine|ohne} {zurückrufen|anrufen|rückruf|rueckruf|anruf|telefonat|weiterverbinden|durchstellen|"
    "verbinden|weiterleiten}",
    "{rufen|ruft|ruf|verbinden|leiten|stellen} {sie|mich|uns|bitte|ihr|das|es}* nicht",
    "mich nicht {anrufen|zurückrufen|an|zurück|verbinden}",
    "{habe|hatte|haben|hab} {gestern|heute|schon|bereits|ich|mit|letzte+|neulich|vorhin}* ~~ {gesprochen|geredet|"
    "telefoniert|geschrieben}",
    "{gestern|letzte woche|neulich|vorhin} ~~ {gesprochen|telefoniert|angerufen}",
};

constexpr absl::string_view kFalseFriends[] = {
    "{menschen|mensch} {mit behinderung|ärgere}",
    "{ärgere} dich",
    "{mitarbeiter|agenten|agent} {rabatt|anlegen|hinzufügen|einladen|verwalten|version|installieren|lizenz|konto|"
    "zugang}",
    "{support|kundenservice|kundendienst} {für|zeiten|öffnungszeiten|seite|forum|ticket|adresse|nummer}",
    "{pro|je|zweite|dritte|weitere} person",
    "programm {mit|sprechen}",
};

const HumanRequestTable kTable = {"de", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& GermanRequests() { return kTable; }

}  // namespace firstline::escalation
