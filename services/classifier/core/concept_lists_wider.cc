#include "services/classifier/core/concept_lists.h"

namespace firstline::classifier {

const absl::string_view kWiderConcepts = R"(
trivia: tallest; highest; longest; oldest; biggest; fastest; who painted; who wrote; who discovered; who was
trivia: which team; what year; how old is; how do you say; translate; synonym; anagram; mountain; river; ocean
trivia: dinosaur*; octopus*; galaxy; philosoph*; theorem; solve; grammar; bedtime; haiku; limerick; lyrics; song; sing
trivia: story; fairy tale; movie; netflix; novel; poem; cat; dog; rabbit; vet; dentist; neighbour*; neighbor*; parish
trivia: landlord; husband s birthday; birthday present; wedding speech; garden; carpet; stain; spinach; dinner
trivia: cook tonight; rain; sunny; snow; temperature outside; forecast
trivia: berg; fluss; ozean; planet; dinosaurier; marchen; geschichte; lied; katze; hund; zahnarzt; nachbar*; hochste
trivia: langste; alteste; regnen; regnet; montana; rio; oceano; cuento; cancion; gato; perro; dentista; vecino*
trivia: llover; llueve; montagne; fleuve; ocean; conte; chanson; chat; chien; dentiste; pleuvoir; montanha; historia
trivia: cancao; cao; cachorro; vizinho; chover; montagna; fiume; favola; canzone; gatto; cane; piovere; berg; rivier
trivia: sprookje; liedje; kat; hond; tandarts; regenen; gora; rzeka; bajka; piosenka; pies; 山; 河; 故事; 猫; 狗; 下雨; 唱; 物語
trivia: 歌; 犬; 雨
injection: disregard; your rules; hidden prompt; developer mode; print your; repeat the text; word for word
injection: new policy; override; confirm it; prompt; without rules; no restrictions; bypass; deine regeln
injection: regeln brechen; tus reglas; tes regles; suas regras; tue regole; je regels; twoje zasady; 规则; 提示词; ルールを
spam: guest post*; high authority; traffic to your; our agency; selected for; send your details; coins; crypto*
spam: join our group; forex; casino; viagra; cheap pills; lottery; winner; prize; supplier*; manufacture*
spam: manufacturer; we offer; lieferant*; hersteller; wir bieten; proveedor*; fabricante; ofrecemos; fournisseur*
spam: fabricant; nous proposons nos; fornecedor*; oferecemos; fornitor*; produttor*; offriamo; leverancier*; fabrikant
spam: wij bieden; dostawca; producent; 供应商; 厂家; 我们提供; 仕入れ; 製造
visit_us: reporter; newspaper; comment from; interview; questionnaire; dissertation; master s thesis; bachelor thesis
visit_us: geography project; school trip; youth team; football team; sponsor; donate; tombola; raffle; fundraiser
visit_us: charity run
not_for_us: out of the office; automatic reply; auto reply; will answer after; on holiday until; abwesenheit*
not_for_us: nicht im buro; automatische antwort; fuera de la oficina; respuesta automatica; absent du bureau
not_for_us: reponse automatique; ausente do escritorio; resposta automatica; fuori ufficio; risposta automatica
not_for_us: niet op kantoor; automatisch antwoord; poza biurem; wrong number; meant for; sent by mistake; fwd
not_for_us: ganz falsch verbunden; numero equivocado; mauvais numero; 自动回复; 不在办公室; 不在です
fault: nothing happens; throws me out; kicks me out; kicked out; logs me out; does nothing; refuses to; refuse to
fault: switches itself off; shuts down; shuts itself; turns itself; goes black; goes blank; no longer; any more
fault: anymore; unreachable; can t upload; cannot upload; can t save; can t open; won t open; won t start; won t load
fault: not loading; not responding; unresponsive; stops after; stops working; stutters; stuttering; buffering; lags
fault: lagging; laggy; pixelated; blurry; distorted; choppy; scrambled; red light; blinking; blinks; flashing; beeping
fault: rattles; grinding; smoke; leak; dripping; empty page; white screen; session expired; 404; 500; 502; 503
fault: out of order; faulty; malfunction*; recognise; recognize; detects; pair; not pairing; sync; syncing
fault: disconnects; keeps dropping; no picture; no sound; no connection; no signal; cuts out; cut out; interrupted
fault: jammed; doesn t turn on; doesn t charge
fault: passiert nichts; nichts passiert; leere seite; reagiert; stockt; ruckelt; ruckeln; kein bild; kein ton
fault: kein signal; keine verbindung; bricht ab; blinkt; piept; springt; schaltet sich; ladt nicht; erkennt
fault: nicht erreichbar; nicht mehr; no pasa nada; pagina en blanco; se corta; se congela; sin imagen; sin sonido
fault: sin conexion; parpadea; no enciende; no reconoce; no abre; no deja; no me deja; rien ne se passe; page blanche
fault: se coupe; saccade; plus d image; pas d image; pas de son; clignote; s allume pas; ne reconnait; ne s ouvre
fault: inaccessible; impossible de; nao acontece nada; pagina em branco; corta; congela; sem imagem; sem som
fault: sem ligacao; pisca; nao liga; nao reconhece; nao da; nao deixa; nao responde; fecha sozinho; non succede nulla
fault: pagina bianca; si interrompe; a scatti; senza immagine; senza audio; lampeggia; non si accende; non riconosce
fault: irraggiungibile; non risponde; gebeurt niets; lege pagina; wit scherm; geen beeld; geen geluid; geen verbinding
fault: knippert; gaat niet aan; herkent; niet bereikbaar; stopt; stottert; nic sie nie; pusta strona; nie otwiera
fault: nie wlacza; miga; brak sygnalu; brak obrazu; 没反应; 黑屏; 白屏; 没画面; 没声音; 连接不上; 打不开; 反応しない; 映らない; 聞こえない; 止ま; 途切れ
delight: heavenly; masterpiece; gentle; smooth; brilliant; wonderful; excellent; superb; fabulous; terrific
delight: marvellous; marvelous; exceeded; so happy; how happy; very happy; so pleased; really impressed; in no time
delight: top service; compliments to; feedback; deserves; medal; chapeau; best in; best ever; will order again
delight: come back; will be back; loved every; enjoyed; from the heart; keep up the; well made; well done; hooray
delight: spot on; second to none; first class; world class; hervorragend; erstklassig; grossartig; wunderbar geklappt
delight: spitze; toller service; tolles team; einwandfrei; de principio a fin; estupend*; de diez; repetiremos
delight: un placer; magnific*; irreprochable; au top; infiniment; un regal; excellente; super equipe; cinco estrelas
delight: superou; impecav*; nota dez; uma delicia; inappuntabile; cinque stelle; favolos*; splendid*; squisit*
delight: eccezional*; topservice; vijf sterren; helemaal blij; super blij; fantastische; genoten; smullen
delight: pieciu gwiazdek; znakomit*; cudown*; 五星; 超赞; 贴心; 点赞; 星5; 大満足; 素敵; 神対応
intruders: got into my; took out a; in my name; using my name; hijack*; overnight; changed by; traded away; new device
intruders: device signed in; that was not me; freeze my card; block my card; lost my wallet; lost my card; thief
intruders: thieves; leaked; swapped my sim; sim swap; remote access; pretending to; pretended to; password leaked
intruders: spam through; test results instead; someone else s; other people s; instead of mine; admin page
intruders: default password; proof of concept; responsibly; disclosure; karte sperren; in meinem namen; neues gerat
intruders: handy gestohlen; datenpanne; a mi nombre; nuevo dispositivo; bloquear mi tarjeta; a mon nom
intruders: nouvel appareil; bloquer ma carte; em meu nome; novo dispositivo; bloquear o cartao; a mio nome
intruders: nuovo dispositivo; bloccare la carta; op mijn naam; nieuw apparaat; kaart blokkeren; na moje nazwisko
intruders: nowe urzadzenie; zablokowac karte; 我的名义; 新设备; 冻结卡; 名義; 新しい端末; カードを止め
money_back: money for them; money for it; fee back; fee returned; the rest of the fee; fare back; amount back
money_back: sum back; deposit back; get the rest; get it back; returned to me; paid back; pay me back; pay out; payout
money_back: credited; instead of a voucher; not a voucher; compensation for; overpaid; difference back; unused
money_back: prorated; zuruck auf meine; ruckzahlung; auszahlung; auszahlen; guthaben auszahlen; anteilig; el importe
money_back: la diferencia; abonar; abono de; avoir; me rembourser; trop percu; au prorata; valor de volta; diferenca
money_back: riavere; rivoglio; indietro; differenza; restituzione del; geld terugkrijgen; terugkrijgen; verschil terug
money_back: uitbetal*; zwrotu; wyplac*; 退给我; 退还; 差额; 戻して; 返して; 差額
feature_wish: would help; would be handy; handy; it d be; it would be; could you build; could you offer
feature_wish: could you introduce; please support; please offer; offer more; i miss; we miss; missing is; planning to
feature_wish: plans for; plans to; in future; in the future; future version; next version; why can t i; why is there
feature_wish: how about; idea; one idea; let us; give us; ware praktisch; ware hilfreich; ware fein; fande es
feature_wish: in zukunft; kunftig; ist geplant; plant ihr; estaria; vendria bien; seria bueno; en el futuro
feature_wish: teneis previsto; tienen previsto; ce serait; serait pratique; serait utile; a l avenir; est il prevu
feature_wish: seria bom; seria pratico; no futuro; esta previsto; sinto falta; sarebbe; farebbe comodo; in futuro
feature_wish: e previsto; mi manca; handig zijn; mooi zijn; in de toekomst; staat er gepland; ik mis; milo by
feature_wish: w przyszlosci; planujecie; 以后能; 将来; 希望能; 最好; 予定は; あれば; 嬉しいです
change: add my; add me; remove me; remove my; take me off; put me on; spelled wrong; misspelled; spelt wrong
change: my records; your records; new bank account; new company name; switch me; username; newsletter; opt me out
change: marketing mail*; eintragen; umbuchen; hinzufugen; newsletter abbestellen; falsch geschrieben; anadir a
change: mal escrito; cambiarme; quitarme; ajouter mon; mal orthographie; me retirer; adicionar; mal escrito
change: retirar o meu; aggiungere mia; aggiungere mio; scritto male; togliere; toevoegen als; verkeerd gespeld
change: uitschrijven; dopisac; blednie; 加上我; 名字写错; 改成; 退订邮件; 間違って; 追加したい; メルマガ
invoice: premium; dues; reminder; late fee; due date; next payment; payment due; instalment*; installment*
invoice: standing order; purchase order; tax; beitrag; mahnung; mahngebuhr; falligkeit; rate; raten; cuota; cuotas
invoice: plazos; recordatorio; vencimiento; echeance; mensualite*; rappel de paiement; cotisation; prestacao
invoice: prestacoes; vencimento; mensalidade; rata; rate; scadenza; sollecito; premie; aanmaning; termijn*
invoice: vervaldatum; skladka; rata; raty; termin platnosci; 保费; 到期; 催款; 分期; 保険料; 督促; 支払期限
order_news: ready; approved; application; been processed; processed; in progress; how far; current status; my request
order_news: my application; prescription; rider; preparing; still says; has it been; have you received; did you get
order_news: received my; any date; fertig; bearbeitet; antrag; genehmigt; eingegangen; liste; lista; solicitud
order_news: tramite; aprobad*; en proceso; recibido mi; prete; traite; dossier; demande; approuve*; recu ma; recu mon
order_news: pronta; aprovad*; pedido de; em analise; receberam; pronto; pronta; richiesta; approvat*; in lavorazione
order_news: avete ricevuto; klaar; aanvraag; goedgekeurd; verwerkt; ontvangen; gotow*; wniosek; rozpatrz*; 审核; 处理好; 进度
order_news: 批准; 準備; 申請; 審査; 進捗
does_it: opening hours; open on; age limit; child seat*; gluten; vegan; lactose; nuts; ingredients; allergen*; covered
does_it: cover; covers; excess; deductible; pre existing; certificate; recognised; previous knowledge; prerequisites
does_it: per week; suitable; suit; share; simultaneously; at the same time; two people; how far; on one charge; range
does_it: winter tyres; screen size; resolution; subtitles; languages; offnungszeiten; versichert; mitversichert
does_it: selbstbeteiligung; glutenfrei; allergene; zertifikat; reichweite; gleichzeitig; untertitel; horario*; cubre
does_it: franquicia; gluten; alergen*; certificado; autonomia; a la vez; subtitulos; horaires; couvre; couvert
does_it: franchise; allergenes; certificat; autonomie; en meme temps; sous titres; horario; cobre; cobertura; franquia
does_it: certificado; autonomia; ao mesmo tempo; legendas; orari; copre; copertura; franchigia; attestato; autonomia
does_it: contemporaneamente; sottotitoli; openingstijden; dekt; gedekt; eigen risico; certificaat; actieradius
does_it: tegelijk; ondertiteling; godziny otwarcia; obejmuje; zasieg; napisy; 营业时间; 保障; 赔; 同时; 字幕; 续航; 営業時間; 補償; 同時
does_it: 字幕
bulk_talk: corporate; cater; catering; stock your; fleet; group cover; private training; site licence*; site license*
bulk_talk: universities; esports; long term; sales force; client sites; reseller; professional seller; high volume
bulk_talk: contact me about; compare; comparing; best price; units; right contact; small firm; employees a
bulk_talk: of our staff; 80 employees; flotte; fuhrpark; firmenkunden*; stuck; wiederverkauf*; schulung; flota
bulk_talk: empleados; unidades; revendedor*; formacion para; licencias; flotte; pieces; salaries; formation pour
bulk_talk: licences; revendeur*; frota; unidades; licencas; formacao para; pezzi; flotta; dipendenti; licenze
bulk_talk: rivendit*; formazione per; stuks; wagenpark; medewerkers; licenties; wederverkop*; sztuk; flota; licencj*
bulk_talk: pracownikow; 车队; 员工; 件; 授权; 加盟; 台分; 社員; ライセンス
bad_manners: rolled her eyes; rolled his eyes; apology; apologise; apologize; not one word; insulted; threw; stale
bad_manners: cold food; downhill; unprepared; badly organised; shambles; greedy; raising the fees; raising prices
bad_manners: dishonest; hide behind; poor show; treated me; the way i was; formal complaint; waited for hours
bad_manners: two hours; unfriendly; arrogant; patronising; condescending; sloppy; careless; angeschnauzt; verdreckt
bad_manners: verhalten; arrogant; uberheblich; nachlassig; frech; trato de; prepotente; desagradable; arrogante
bad_manners: comportement; desagreable; arrogant*; hautain*; negligen*; comportamento; arrogante; antipatic*
bad_manners: grosseir*; mal educad*; addetto; sgarbat*; arrogante; maleducat*; houding; arrogant; onvriendelijk
bad_manners: onverschillig; gedrag; aroganck*; niemil*; nieuprzejm*; 傲慢; 冷漠; 不耐烦; 爱理不理; 横柄; 冷たい; 不親切
)";

}  // namespace firstline::classifier
