#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Money taken back through the bank.
constexpr absl::string_view kChargebackWords[] = {
    "{chargeback|chargebacks|charge back}",
    "{dispute|disputing|disputed|contest|contesting|reverse|reversing|cancel} ~ {with|through|via|by} {my|the|our}? "
    "{bank|card issuer|credit card company|card company|credit card|paypal|visa|mastercard|amex}",
    "{paypal|bank|visa|mastercard|amex} {dispute|claim|case}",
    "my {bank|credit card company|card issuer|card company} {will|to|can|is going to|is} {reverse|dispute|refund|"
    "claw|take|get|cancel}",
    "{reverse|reversing} {the|this|that|my} {charge|payment|transaction|debit}",
    "{stop|stopping|stopped} the {cheque|check|payment|direct debit} at my bank",
    "direct debit guarantee",
    "{rückbuchung|rückbuchen|rückbelastung|zurückbuchen|käuferschutz|kreditkartenreklamation|lastschrift "
    "zurückgeben|lastschrift zurück|lastschrift zurückbuchen|zahlung rückgängig|rücklastschrift}",
    "{buche|buchen|hole|lasse} ~ {zurück|zurückbuchen|zurückholen} ~ bank",
    "{bank|paypal} ~ {zurückbuchen|zurückholen|rückbuchen|käuferschutzfall}",
    "{contracargo|contracargos|retrocesión|retroceder el cargo|devolver el recibo|disputar el cargo|disputa con el "
    "banco|disputa en paypal|disputa de paypal|anular el cargo con mi banco|reclamar al banco}",
    "{rétrofacturation|faire opposition|ferai opposition|fais opposition|contester le prélèvement|contester le "
    "paiement|litige paypal|opposition au paiement|opposition à ma banque|rejeter le prélèvement|contestation "
    "bancaire}",
    "{estorno no cartão|contestar a compra|contestar a cobrança|contestação da compra|contestar no banco|"
    "contestação no banco|disputa no paypal|estorno pelo banco|contestar com o banco}",
    "{stornare l addebito|contestare l addebito|disconoscere|contestazione paypal|riaddebito|contestare il "
    "pagamento|revoca dell addebito|storno dalla banca}",
    "{terugboeken|terugboeking|storneren|stornering|terugvorderen via mijn bank|paypal geschil}",
    "{obciążenie zwrotne|obciążenia zwrotnego|reklamacja w banku|spór paypal|cofnąć płatność w banku}",
    "{拒付|撤销付款|撤銷付款|退单|银行撤回|銀行撤回|信用卡争议|信用卡爭議|让银行退款|争议款}",
    "{チャージバック|カード会社に|支払い停止|支払停止|決済を取り消}",
};
constexpr absl::string_view kChargebackWordsExceptions[] = {
    "{respond|reply|handle|fight} to a chargeback",
    "{chargeback|chargebacks} {report|dashboard|api|feature|module|protection plan}",
};
const WordList kChargebackWordsList = {"chargeback_words", kChargebackWords, kChargebackWordsExceptions};

}  // namespace

const WordList& ChargebackWords() { return kChargebackWordsList; }

}  // namespace firstline::escalation
