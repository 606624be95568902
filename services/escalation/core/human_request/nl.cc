#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "een|de|het|n|jullie|uw|je|echte|echt|levende|menselijke|andere|iemand van|van|van jullie|team|"
     "persoonlijke|"
     "iemand van de|reële|werkelijk|één van|een van"},
    {"person",
     "mens|mensen|persoon|echt mens|echte mens|echt persoon|echte persoon|medewerker|medewerkster|medewerkers|iemand|"
     "agent|collega|operator|adviseur|manager|leidinggevende|vertegenwoordiger|specialist|klantenservice|"
     "klantenservicemedewerker|klantendienst|helpdesk|helpdeskmedewerker|baliemedewerker|technicus|monteur|supervisor"},
    {"strong",
     "mens|echt mens|echt persoon|echte persoon|medewerker|medewerkster|menselijke medewerker|"
     "klantenservicemedewerker|leidinggevende|menselijk contact|menselijke hulp|supervisor|echte medewerker"},
    {"speak",
     "praten|spreken|bellen|chatten|overleggen|spreek|praat|contact|telefoneren|te spreken|te praten|"
     "te maken"},
    {"bot", "bot|bots|robot|robots|computer|machine|chatbot|automaat|ai|virtuele assistent"},
    {"want",
     "wil|wou|zou graag|wil graag|heb liever|graag|geef me|geef mij|ik eis|verlang|willen|wil nu|heb|"
     "wil gewoon|"
     "zou liever|wil liever"},
};

constexpr absl::string_view kRequests[] = {
    "met @det* @person ~~ @speak",
    "@speak ~ met @det* @person",
    "@person ~ {te spreken|aan de lijn|aan de telefoon|aan de lijn krijgen}",
    "{verbind|verbindt|doorverbinden|doorverbonden|schakel|doorgeschakeld|zet|stuur|geef} {me|mij|u|ons|dit|het|deze|"
    "even|"
    "alstublieft|door|graag}* {met|naar|door|door met|door naar|aan} @det* @person",
    "{verbind|verbindt} {me|mij} {door|met}",
    "doorverbonden {worden|met}",
    "@want @det* @strong {nodig|graag|spreken|alsjeblieft|alstublieft|nu|die|hebben}",
    "@want @det* @strong $",
    "{is|zijn|werkt|werken|hebben} {er|jullie|daar|ook|een|echte|echt|misschien|iemand}* {iemand|mens|mensen|persoon|"
    "medewerker|medewerkers} ~~ {praten|spreken|bellen|hier|daar|helpen|bereikbaar|krijg|beschikbaar}",
    "{bel|belt} {me|mij|ons} {terug|even|op|alstublieft|alsjeblieft|graag|vandaag|morgen|maar}",
    "{teruggebeld|terugbellen|gebeld worden|terugbelverzoek|terugbelt|teruggebeld worden|opbellen}",
    "{kan|kunnen|wil|willen|kunt} {iemand|u|jullie|je} {me|mij|ons}? ~ bellen",
    "niet met {een|de|deze|die|jullie|zo n}* @bot",
    "{geen|stop met|genoeg van|zat} {meer|de|die|deze|al|dat}* @bot",
    "^^ {een|echt|echte|graag|ik|wil|levend|hallo}* {mens|medewerker|persoon|agent|operator|klantenservice|echt mens} "
    "{graag|alsjeblieft|alstublieft|aub|nu|spreken|svp}* $$",
    "^ {een|echt|echte}* {mens|medewerker|echt persoon|medewerkster} {graag|alsjeblieft|alstublieft|aub|svp}",
};

constexpr absl::string_view kRefusals[] = {
    "{hoef|hoeft|wil|wou|heb|hoeven|willen|zoek|moet} {ik|we|echt|zeker|helemaal}* {geen|niet|niemand} ~ @person",
    "geen @det* @person",
    "niet met @det* @person",
    "niet {doorverbonden|doorverbinden|terugbellen|teruggebeld|gebeld|bellen}",
    "zonder {met|dat|een|contact}* ~ @person",
    "{in plaats van|liever dan} ~ @person ~ {praten|spreken|bellen}",
    "{heb|hebben} {gisteren|al|eerder|vorige week|vandaag}* ~~ {gesproken|gepraat|gebeld|gehad}",
    "{bel|belt|verbind} {me|mij} {niet}",
};

constexpr absl::string_view kFalseFriends[] = {
    "{mensen|menselijke} {rechten|resources|fout}",
    "{per|elke|tweede|derde|andere} persoon",
    "{telefoonnummer|openingstijden|e-mail|adres} van {de|jullie|uw} klantenservice",
};

const HumanRequestTable kTable = {"nl", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& DutchRequests() { return kTable; }

}  // namespace firstline::escalation
