#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Other providers. Names of rivals differ per company: add them as literal words of a rule.
constexpr absl::string_view kCompetitorWords[] = {
    "{competitor|competitors|competing product|competing service|rival}",
    "{switch|switching|switched|move|moving|moved|change|changing|go|going|migrate|migrating} ~ {to|over to} "
    "{another|a different|other|some other|one of your} {provider|company|vendor|supplier|service|shop|brand|"
    "product|bank|competitors}",
    "{take|taking} {my|our} business elsewhere",
    "{cheaper|better} {elsewhere|somewhere else}",
    "go elsewhere",
    "{anbieter wechseln|anderen anbieter|anderer anbieter|konkurrenz|mitbewerber|wettbewerber|anbieterwechsel|zur "
    "konkurrenz}",
    "{competencia|otro proveedor|otra compañía|otra empresa|competidor|competidores}",
    "{concurrent|concurrents|concurrence|autre fournisseur|autre prestataire|autre opérateur|aller voir ailleurs}",
    "{concorrente|concorrentes|concorrência|outro fornecedor|outra empresa|outra operadora}",
    "{concorrente|concorrenti|concorrenza|altro fornitore|altro operatore}",
    "{concurrent|concurrenten|concurrentie|andere aanbieder|andere leverancier|overstappen}",
    "{konkurencja|konkurencji|konkurencję|innego dostawcy|inny dostawca}",
    "{竞争对手|競爭對手|别家|別家|其他家|换一家|換一家|其他平台}",
    "{他社|競合|乗り換え|他のサービス}",
};
constexpr absl::string_view kCompetitorWordsExceptions[] = {
    "concurrent {users|sessions|logins|connections|requests|user|access|streams|editing}",
    "en {competencia}? leal",
};
const WordList kCompetitorWordsList = {"competitor_words", kCompetitorWords, kCompetitorWordsExceptions};

// The customer leaves, or says so.
constexpr absl::string_view kChurnWords[] = {
    "{cancel|cancelling|canceling|cancelled|end|ending|terminate|terminating|quit|close|closing} {my|our|the|this}? "
    "{subscription|account|contract|membership|plan|service|license|licence|subscriptions|accounts}",
    "{leave|leaving} {you|your service|your company|your platform}",
    "{never|not} ~ {buy|order|shop|purchase|use|come back} ~ again",
    "last time {i|we|you} {order|buy|shop|use|will see}",
    "{lost|losing|lose} {a|me as a|us as a|another|your} {customer|customers|client}",
    "{stop|stopping|stopped} using {you|your|this|the} {service|product|app|platform|software}?",
    "{not|won t} {renew|renewing|be renewing|extend}",
    "unsubscribe me",
    "{done|finished|through} with {you|your company|this company|your service}",
    "{delete|deleting} {my|our} account",
    "{kündige|kündigen|kündigung|gekündigt|vertrag beenden|abo beenden|konto schließen|nie wieder|kunden verloren|"
    "letzte mal}",
    "{cancelar|darme de baja|dar de baja|nunca más|no renovar|cerrar mi cuenta|última vez que|me doy de baja|"
    "perdido un cliente}",
    "{résilier|résiliation|résilie|me désabonner|désabonnement|plus jamais|clôturer mon compte|perdu un client|"
    "fermer mon compte}",
    "{cancelar|cancelamento|rescindir|nunca mais|encerrar minha conta|fechar a minha conta|perderam um cliente|"
    "última vez que}",
    "{disdire|disdetta|recedere|recesso|mai più|chiudere il mio account|chiudere il conto|perso un cliente|ultima "
    "volta che}",
    "{opzeggen|opzegging|zeg ik op|beëindigen|nooit meer|account sluiten|klant kwijt|laatste keer}",
    "{rezygnuję|rezygnacja|zrezygnować|wypowiedzenie|rozwiązać umowę|nigdy więcej|zamknąć konto|straciliście "
    "klienta}",
    "{退订|退訂|取消订阅|取消訂閱|注销账号|註銷帳號|再也不|不再购买|不再續約|不续费}",
    "{解約|退会|キャンセルします|二度と|もう使いません|やめます}",
};
constexpr absl::string_view kChurnWordsExceptions[] = {
    "{cancel|end|close} {the}? {window|dialog|popup|tab}",
    "{can|how|where|do} ~ {cancel} ~ order",
};
const WordList kChurnWordsList = {"churn_words", kChurnWords, kChurnWordsExceptions};

}  // namespace

const WordList& CompetitorWords() { return kCompetitorWordsList; }
const WordList& ChurnWords() { return kChurnWordsList; }

}  // namespace firstline::escalation
