#include "services/classifier/core/concept_lists.h"

namespace firstline::classifier {

const absl::string_view kMoneyConcepts = R"(
money_back: refund*; reimburs*; money back; cash back; cashback; repay*; chargeback; get back; give back my money
money_back: credited back
money_back: erstatt*; ruckerstatt*; zuruckerstatt*; geld zuruck; zuruckgezahlt; ruckzahl*; zuruckuberw*; gutschrift
money_back: zuruckzahl*
money_back: reembols*; devolucion del dinero; devolver el dinero; devuelvan el dinero; devuelvan mi dinero; mi dinero
money_back: me devuelvan
money_back: rembours*; restitu*; ma caution; mon argent; estorn*; devolucao do dinheiro; meu dinheiro
money_back: dinheiro de volta
money_back: rimbors*; i miei soldi; soldi indietro; riaccredit*; terugbetal*; geld terug; terugstort*; teruggestort*
money_back: zwrot pieniedzy; zwrot srodkow; zwrot kosztow
money_back: 退款; 退钱; 退费; 返金; 払い戻し; 払戻
invoice: invoice*; bill; bills; billed; billing; statement; statements; receipt; receipts
invoice: rechnung*; abrechn*; kontoauszug*; beleg; quittung; factura*; recibo*; facture*; releve; fatura*; recibos
invoice: nota fiscal
invoice: fattur*; bolletta; bollette; ricevuta; scontrino; estratto conto; factuur; facturen; rekening; bon; afschrift
invoice: faktur*; rachun*; 发票; 账单; 請求書; 請求; 領収書
charge: charge*; charging; deduct*; debit; debited; direct debit; taken from my; took from my; fee; fees; surcharge
charge: overcharg*
charge: abgebucht; abbuch*; berechnet; belast*; gebuhr*; lastschrift; eingezogen; cobr*; cargo*; adeud*; comision*
charge: preleve*; prelevement*; debit*; frais; factur*
charge: cobranc*; debitad*; taxa; taxas; addebit*; prelev*; commission*; afgeschreven; afschrijv*; incasso; kosten
charge: pobran*; obciaz*; oplat*; 扣款; 扣费; 扣了; 多收; 引き落と*
double: twice; double; doubled; duplicate; two times; doppelt; zweimal; zwei mal; dos veces; doble; duplicad*
double: deux fois; double; duas vezes; em dobro; due volte; doppi*; twee keer; dubbel; dwa razy; podwojn*; 两次; 重复; 二重
tax: vat; tax number; tax id; mehrwertsteuer; umsatzsteuer; iva; tva; ust; btw; nip; numero de contribuinte
tax: partita iva; nif; cif; 税
wrong_amount: wrong amount; too much; more than agreed; incorrect; does not match; doesn t match; falsch*
wrong_amount: stimmt nicht; zu viel; incorrect*; equivocad*; de mas; trop; erreur; errado; errada; a mais; sbagliat*
wrong_amount: in piu; verkeerd*; klopt niet; te veel; te hoog; bledn*; 不对; 错误
price: price*; pricing; cost; costs; how much; rate; rates; tariff; preis*; wie viel; wieviel; kostet; precio*
price: cuanto cuesta; cuanto vale; prix; combien; tarif*; preco*; quanto custa; prezzo; prezzi; quanto costa
price: quanto costerebbe; prijs; prijzen; hoeveel; cena; ceny; ile kosztuje; 价格; 多少钱; 値段; 料金
payment: pay; paid; paying; payment*; transfer; wire; bezahl*; zahlung*; zahlen; uberweis*; pagar; pago; pagos; pague
payment: pagado; payer; paye; paiement*; virement; pagamento*; paguei; pagato; pagare; bonifico; betaal*; betaling*
payment: overboek*; zapla*; platn*; przelew*; 付款; 支付; 转账; 支払; 振込; 振り込
cancel: cancel; cancels; cancelled; canceled; cancelling; cancellation; call off; terminate; termination; end my
cancel: stop my; unsubscribe; opt out; not renew; auto renew*
cancel: kundig*; gekundigt; storn*; absag*; abmeld*; beend*; nicht verlanger*; widerruf*; cancel*; anul*; dar de baja
cancel: darme de baja; baja; rescind*
cancel: annul*; resili*; desabon*; desinscri*; rescind*; desist*; encerr*; disdi*; disdett*; recess*; recedere
cancel: cessare; opzeg*; opgezegd; zeg op; annuleer*; annuler*; stopzet*; beeindig*; anulow*; rezygn*; wypowiad*
cancel: wypowiedz*; 取消; 退订; 解约; 注销; 解約; キャンセル
subscription: subscription*; contract; contracts; membership; plan; renew*; renewal; vertrag*; abo; abonnement*
subscription: mitglied*; tarif; contrato*; suscrip*; abono; contrat; forfait; assinatura; subscri*; plano; contratto
subscription: abbonament*; contract*; lidmaatschap; umow*; abonament*; subskryp*; 订阅; 会员; 套餐; 合同; 契約; プラン
quote: quote; quotation; quotes; proposal; offer for; bulk; wholesale; volume; discount*; reseller
quote: framework agreement; procurement; tender; enterprise; for our team; for our company; seats; demo; sales team
quote: sales rep*; account executive; pilot; trial; partner*
quote: angebot*; mengenrabatt; rabatt*; grosshandel; konditionen; staffelpreis*; grossbestell*; mitarbeiter*
quote: ausschreib*; presupuesto*; oferta*; descuento*; mayorista; condiciones; empleados; devis; remise*; tarifs pour
quote: commercial; grossiste; salaries; collaborateurs; appel d offres
quote: orcamento*; proposta*; desconto*; atacado; funcionarios; colaboradores; revend*; preventivo; preventivi
quote: offerta; sconto*; sconti; ingrosso; dipendenti; offerte; offerta; offerte aanvragen; korting*; groothandel
quote: medewerkers; offerte*; staffel; rabat*; ofert*; hurt*; 报价; 折扣; 批发; 采购; 団体; 見積; 割引; 企业; 導入
business: company; business; firm; organisation; organization; team of; office; school; clinic; municipality
business: cooperative; startup; agency; employees; staff; firma; unternehmen; betrieb; verein; schule; praxis; buro
business: empresa*; gestoria; colegio; negocio; entreprise*; societe; association; ecole; agence; escola; agencia
business: escritorio; azienda; aziend*; scuola; studio; ditta; bedrijf; kantoor; vereniging; school; firm; firmy
business: szkol*; 公司; 部门; 学校; 会社; 当社; 弊社
sign_up: sign up; signing up; subscribe to; switch to you; become a customer; buy; purchase; want to order
sign_up: open an account; interested in; interesse an; interessiert; interesad*; me interesa; contratar
sign_up: quiero contratar; souscrire; interesse; interessad*; interessat*; interesso; attivare; afsluiten; overstappen
sign_up: geinteresseerd; zainteresowan*; 想买; 购买; 申し込; 検討
)";

}  // namespace firstline::classifier
