#include "services/escalation/core/human_request/table.h"

namespace firstline::escalation {
namespace {

constexpr std::pair<absl::string_view, absl::string_view> kGroups[] = {
    {"det",
     "un|uno|una|il|lo|la|i|gli|l|d|di|del|della|dei|dello|qualche|vostro|vostra|vostri|altro|altra|vero|vera|reale|"
     "uno dei|una delle|un vostro|servizio|persona|suo|tuo"},
    {"person",
     "persona|persone|persona vera|persona reale|persona umana|persona fisica|umano|umana|essere umano|operatore|"
     "operatrice|operatori|addetto|addetta|consulente|agente|qualcuno|responsabile|tecnico|assistenza|servizio clienti|"
     "rappresentante|collega|impiegato|impiegata|supervisore|direttore|assistente umano|specialista|commesso"},
    {"strong",
     "persona vera|persona reale|persona in carne e ossa|umano|essere umano|operatore|operatrice|operatore umano|"
     "addetto|"
     "addetta|agente umano|consulente|rappresentante|supervisore|assistente umano|assistenza umana|aiuto umano"},
    {"bot",
     "bot|bots|robot|macchina|macchine|chatbot|computer|risponditore|assistente virtuale|ia|"
     "risposte automatiche"},
    {"want",
     "voglio|vorrei|desidero|preferisco|esigo|ho bisogno di|ho bisogno|mi serve|datemi|dammi|mi dia|pretendo|"
     "chiedo|"
     "preferirei|vogliamo|vorremmo|cerco|trovatemi"},
};

constexpr absl::string_view kRequests[] = {
    "{parlare|parlo|parlarne|conversare|chattare|discutere|comunicare|parlerei|contatto|trattare} "
    "{direttamente|subito|ora|al telefono}* {con|a|ad} @det* @person",
    "{contattare|raggiungere|sentire} {direttamente|un|uno|una|qualche|vostro|vero}* {operatore|umano|persona vera|"
    "persona|addetto|essere umano|operatrice|consulente}",
    "{passatemi|passami|passarmi|mi passi|mi passate|mi passa|collegatemi|collegami|collegarmi|mettetemi|mettermi|"
    "mettimi|"
    "trasferitemi|trasferirmi|trasferiscimi|inoltrami|inoltratemi|inoltrate|passate|trasferite|mi metta|mi colleghi} "
    "{direttamente|subito|in contatto|la|questa|conversazione|richiesta|pratica|il|mio|caso}* {a|con|ad|al|all}? @det* "
    "@person",
    "@want {parlare con}? @det* @strong",
    "@want @det* {persona|agente|qualcuno} {per favore|subito|ora|che mi|con cui}",
    "@want @det* {persona|operatore|responsabile} $",
    "{richiamatemi|chiamatemi|richiamami|chiamami|richiamarmi|telefonatemi|telefonarmi}",
    "{potete|può|puoi|potreste|potrebbe} chiamarmi",
    "essere {richiamato|richiamata|contattato|contattata|chiamato|chiamata|ricontattato|ricontattata} {da|al|"
    "telefonicamente}",
    "{fate|fatemi|farmi|fammi} {chiamare|richiamare}",
    "mi {telefonasse|telefoni|chiami|richiami|chiamate|richiamate|richiamasse|chiamasse|telefonate|richiamino}",
    "{c è|ce|c e|esiste} {qualcuno|una persona|un operatore|un umano|una persona vera|un addetto|"
    "un numero} ~~ {parlare|"
    "contattare|lì|li|disponibile|aiutarmi|vero|umano|chiamare}",
    "{operatore|assistente|agente|persona|assistenza} {umano|umana|vera|reale} {per favore|subito|grazie|ora}",
    "non {voglio|desidero|mi piace} {parlare|chattare}? {con}? {un|una|il|la|questo|questa|più}* @bot",
    "{basta|stufo|stufa|stanco|stanca} {con|di|del|della|delle}? {parlare con}? {un|una|il|i|questo|questi|le}* @bot",
    "^^ {un|una|voglio|vorrei|con|per favore}* {umano|operatore|operatrice|persona vera|essere umano|agente umano|"
    "operatore umano|persona|addetto} {per favore|subito|grazie|ora}* $$",
    "^ {un|una|l}* {umano|operatore|operatrice|persona vera|operatore umano} {per favore|subito|grazie}",
};

constexpr absl::string_view kRefusals[] = {
    "non {voglio|ho bisogno|mi serve|serve|desidero|vorrei|devo|ho voglia|è necessario|occorre|vogliamo|chiedo|cerco|"
    "volevo|intendo|mi va} ~ @person",
    "senza {parlare|passare|dover|contattare|chiamare|bisogno|aspettare|dovere} ~ @person",
    "{invece di|anziché|piuttosto che} {parlare|chiamare|contattare} ~ @person",
    "{nessun|nessuno|nessuna} @det* @person",
    "non {passatemi|passarmi|chiamatemi|chiamarmi|richiamatemi|trasferitemi|collegatemi|mi passi|mi chiami|"
    "mi chiamate}",
    "{ho|abbiamo} {già|gia}? {parlato|discusso} ~ {persona|operatore|operatrice|qualcuno|addetto}",
};

constexpr absl::string_view kFalseFriends[] = {
    "{risorse|umane} umane",
    "{diritti|errore|corpo|errori} {umani|umano}",
    "{a|per|ogni|seconda|terza|altra} persona",
    "di persona",
    "agente {di viaggio|immobiliare|pulente|utente|assicurativo}",
    "{orari|numero|indirizzo|email} {di|del|dell} {assistenza|servizio clienti}",
    "assistenza {per|in garanzia}",
};

const HumanRequestTable kTable = {"it", kGroups, kRequests, kRefusals, kFalseFriends};

}  // namespace

const HumanRequestTable& ItalianRequests() { return kTable; }

}  // namespace firstline::escalation
