#include "services/classifier/core/concept_lists.h"

namespace firstline::classifier {

const absl::string_view kDeliveryConcepts = R"(
order: order; orders; ordered; preorder*; pre order; purchase; booking; reservation; bestellung*; bestellt*; buchung*
order: pedido*; pedi; compra; reserva; commande*; commander; reservation*; encomend*; comprei; ordine; ordinat*
order: prenotazion*; acquisto; bestelling*; besteld; boeking*; zamowi*; 订单; 下单; 注文; 予約
where: where is; where s; where are; wheres; status; tracking; track; any news; any update; update on; on its way
where: on the way; when will; when does; when do i; eta; still waiting; has it been; wo ist; wo bleibt; wo sind
where: wann kommt; wann kommen; sendungsverfolg*; verfolgen; stand der; unterwegs; noch nicht angekommen
where: donde esta; donde estan; cuando llega; cuando llegara; seguimiento; estado de; ou est; ou en est; ou sont
where: quand arrive; quand vais; suivi; quand sera; onde esta; onde estao; rastre*; quando chega; andamento; dov e
where: dove e; a che punto; quando arriva; quando ricevo; tracciamento; stato dell; waar is; waar blijft; wanneer komt
where: track and trace; wanneer wordt; gdzie jest; kiedy dotrze; kiedy przyjdzie; sledz*; 到哪; 在哪里; 什么时候到; 什么时候发; 物流
where: 快递; いつ届; 届いていない; まだ届; 発送状況; どこ
parcel: parcel*; package; packages; delivery; deliver; delivers; delivered; delivering; shipment*; courier; paket*
parcel: liefer*; sendung*; zustell*; bote; paquete*; envio; envios; entreg*; repartidor; mensajer*; colis; livr*
parcel: livraison*; expedi*; pacote*; entrega*; transportadora; pacco; pacchi; consegn*; spediz*; corriere; pakket*
parcel: bezorg*; lever*; zending; paczk*; przesyl*; dostaw*; kurier*; 包裹; 配送; 送货; 荷物; 配達; 届*; 発送
ship: ship; ships; shipping; postage; express; overnight; dispatch*; send to; shipped; versand*; versend*; verschick*
ship: liefern sie; porto; expresslieferung; enviar a; envian; gastos de envio; livrez; frais de livraison
ship: frais de port; expediez; enviam; frete; portes; entregam; spedite; spedire; costi di spedizione; verzend*
ship: versturen; bezorgen jullie; leveren jullie; wysyl*; wysylk*; 运费; 发货; 邮寄; 送料; 配送
address: address; postcode; zip code; adresse; anschrift; postleitzahl; direccion; domicilio; code postal; endereco
address: morada; indirizzo; domicili*; adres; postcode; adres*; 地址; 住所
abroad: abroad; overseas; international*; ausland; extranjero; etranger; estrangeiro; exterior; estero; buitenland
abroad: zagranic*; 海外; 国外
damaged: damaged; broken; scratched; dented; cracked; defect*; faulty; dead on arrival; torn; leaking; beschadigt
damaged: kaputt; zerkratzt; zerbrochen; defekt; danad*; roto; rota; rayad*; defectuos*; abime*; casse*; endommag*
damaged: defectueu*; danificad*; partid*; avariad*; quebrad*; danneggi*; rott*; difettos*; graffiat*; beschadigd*
damaged: kapot; stuk; kras; uszkodz*; zepsut*; 破损; 坏了; 破れ; 壊れ
return: return; returns; returned; returning; send back; send it back; sent back; bring back; give it back; hand in
return: return label; zuruckschick*; zurucksend*; zuruckgeb*; retoure*; rucksend*; ruckgabe*; zuruckgeschickt
return: retournier*; devolv*; devuel*; devolucion*; etiqueta de devolucion
return: retour*; renvoy*; rendre; renvoi; reprendre; devolver; devolucao; devolucoes; restituir*; reso; resi; rendere
return: rispedi*; rimand*; restituzion*; terugstur*; retour*; teruggev*; inlever*; terugzend*; zwrot; zwroc*; odesl*
return: oddac; 退货; 退回; 寄回; 返品; 返送; 返却
exchange: exchange*; swap*; replace*; replacement; different size; wrong size; too small; too big; umtausch*; tausch*
exchange: ersatz*; zu klein; zu gross; cambiar por; cambio de talla; cambiarl*; talla; echang*; remplac*; taille
exchange: troc*; tamanho; troca; cambiare con; sostitu*; taglia; cambio; ruil*; omruil*; vervang*; maat; te klein
exchange: te groot; wymian*; wymien*; rozmiar; 换货; 更换; 尺码; 交換; サイズ
late: late; delayed; delay; overdue; still hasn t; hasn t arrived; not arrived; never arrived; supposed to; verspat*
late: zu spat; noch nicht; immer noch; uberfallig; retras*; tarde; todavia no; aun no; retard; en retard; toujours pas
late: pas recu; atras*; ainda nao; in ritardo; ritardo; non ancora; ancora non; non e arrivat*; vertrag*; te laat
late: nog niet; nog steeds; spoznion*; opozni*; jeszcze nie; 还没; 没收到; 延迟; まだ; 遅*
missing_item: missing; incomplete; not in the box; part is missing; wrong item; fehlt; fehlen; unvollstandig; falta
missing_item: faltan; faltaba; manque; manquant*; faltam; em falta; manca; mancano; mancante; ontbreekt; ontbreken
missing_item: brakuje; 少了; 缺; 足りない; 入っていない
)";

}  // namespace firstline::classifier
