#include "services/classifier/core/concept_lists.h"

namespace firstline::classifier {

const absl::string_view kDetailConcepts = R"(
withdraw_from: withdraw from; withdrawing from; withdrawal from; within the 14 days; cooling off; closing; close my
withdraw_from: close our; shut down; end the; ending; discontinue; quit; stop the; no longer need; do not renew
withdraw_from: leaving you; get out of; vertrag beenden; schliessen; vom vertrag; widerruf*; cerrar; cierre; desistir
withdraw_from: dejar de; fermer; cloturer; retract*; fechar; encerramento; desistencia; chiudere; chiusura; sluiten
withdraw_from: herroep*; zamkna*; zrezygn*; 关闭; 不想续; 閉鎖; 退会
injection: ignore all; previous instructions; system prompt; you are now; pretend; act as; roleplay; jailbreak
injection: assistant; reveal; instructions above; ignoriere alle; vorherigen anweisungen; tu als; ignora todas
injection: instrucciones anteriores; ignore toutes; instructions precedentes; fais comme si; ignore todas
injection: instrucoes anteriores; finja; ignora tutte; istruzioni precedenti; fai finta; negeer alle
injection: vorige instructies; doe alsof; zignoruj; 忽略; 指令; 扮演; 无视; 指示を無視; ふり
trivia: why is the; who invented; who won; how far is; how tall; recommend a; good book; restaurant; name my; cook
trivia: bake; cake; pancakes; knock knock; riddle; moon; planet; recipe for; world cup; election; president; math
trivia: equation; debate; essay; warum ist der; wer hat; wie weit; backen; kuchen; mond; welchen film; bucher
trivia: por que el; quien gano; quien invento; a que distancia; luna; libro; pelicula; pourquoi le; qui a
trivia: quelle distance; gateau; lune; livre; film; porque e que o; quem ganhou; quem inventou; livro; filme; bolo
trivia: lua; perche il; chi ha; torta; luna; libro; film; waarom is de; wie heeft; hoe ver; taart; maan; boek; film
trivia: dlaczego; kto wygral; ksiazk*; film; 为什么; 推荐一; 电影; 月亮; なぜ; 映画; おすすめ
spam: make money; earn; per day from; click here; click now; guaranteed; seo; exporter; best factory; rich experience
spam: investment opportunity; inheritance; million; loan offer; followers; backlinks; rank; geld verdienen; garantiert
spam: gana dinero; garantizado; gagnez; garanti; ganhe dinheiro; garantido; guadagna; guadagni; garantito
spam: verdien geld; gegarandeerd; zarabiaj; 赚钱; 加微信; 代理; 稼げる; 副業
visit_us: visit; class; school project; students; my thesis; museum; head office; ceo; board; shareholder; museum
visit_us: besuchen; klasse; diplomarbeit; bachelorarbeit; abschlussarbeit; visitar; tesis; trabajo de fin; visiter
visit_us: memoire; visitar; tese; visitare; tesi; bezoeken; scriptie; zwiedz*; 参观; 论文; 見学; 卒論
genuine: genuine; legit; really from you; really you; claiming to be; claims to be; appeared to come from; looks odd
genuine: looks very odd; odd; weird link; strange; suspicious; sms; text message; wirklich von ihnen; echt von; echt
genuine: seltsam*; komisch*; de verdad vuestro; es vuestro; raro; rara; vraiment de vous; bizarre; etrange; douteu*
genuine: mesmo vosso; e vosso; estranh*; davvero vostr*; e vostra; stran*; echt van jullie; vreemd*; naprawde od was
genuine: dziwn*; 是真的吗; 真的是; 本物; 怪しい
not_mine: not mine; don t know; i don t recogni*; do not recogni*; didn t request; did not request; never requested
not_mine: never bought; never ordered; never heard; did not make; wasn t by me; not by me; by me; kenne ich nicht
not_mine: nicht von mir; nie bestellt; habe ich nicht; no reconozco; no he hecho; no pedi; no es mio
not_mine: je ne connais pas; je ne reconnais; pas demande; jamais command*; nao reconheco; nao fiz; nao pedi
not_mine: nunca pedi; non riconosco; non ho fatto; mai richiest*; mai ordinat*; niet herken; ken ik niet
not_mine: niet aangevraagd; nooit besteld; nie rozpoznaje; nie zamawial*; 不是我; 没有申请; 没买过; 身に覚え; 頼んでいない
intruders: broken into; break in; broke into; took my; used my; logins from; logged in from; countries; ex employee
intruders: former employee; alert; warning; from abroad; withdrawal of; block the card; freeze; stop it now; api key
intruders: token; credentials; encrypt*; exposed; visible to; another customer s; other customer s; patch; cve; xss
intruders: injection; flaw; karte sperren; ausland abgehoben; eingebrochen; sicherheits*; schlussel; tarjeta robada
intruders: seguridad; cifrad*; expuest*; securite; chiffr*; expose*; seguranca; expost*; sicurezza; esposti; esposte
intruders: cifrat*; beveilig*; veiligheid; versleutel*; bezpieczen*; 安全; 冻结; 泄漏; セキュリティ; 情報漏
staff: staff; clerk; receptionist; crew; driver; guide; technician; colleague; adviser; advisor; lady; guy; rep
staff: branch; call centre; call center; hotline; team; personal; mitarbeiterin; mitarbeiter; techniker*; fahrer
staff: filiale; kollege; kollegin; emplead*; tecnico; conductor; sucursal; chic*; companer*; employe*; technicien*
staff: chauffeur; agence; collegue*; vendeu*; funcionari*; tecnico; motorista; balcao; colega; impiegat*; tecnico
staff: autista; filiale; collega; commess*; monteur; chauffeur; filiaal; collega; verkoper; medewerkster; pracowni*
staff: technik; oddzial; kierowca; 员工; 店员; 师傅; 工作人员; スタッフ; 店員
bad_manners: laughed; shrugged; ignored; hung up; shouted; yelled; snapped; dismissive; cold; like a criminal; liar
bad_manners: lied; promised; excuse; excuses; canned; copy paste; hypocritical; loyal customer; years and
bad_manners: taken for granted; poor; cheap; stank; filthy; dirty; lukewarm; mould; ausgelacht; aufgelegt; angeschrien
bad_manners: versprochen; ausrede*; schmutzig; billig; treuer kunde; mintieron; colgaron; gritaron; prometieron
bad_manners: excusa*; sucio; sucia; barato; menti; raccroche; crie; promis; excuse*; sale; sales; mentiram; desligaram
bad_manners: gritou; prometeram; desculpa*; sujo; suja; mentito; riattaccato; urlato; promesso; scus*; sporc*; gelogen
bad_manners: opgehangen; geschreeuwd; beloofd; smoes*; vies; sklama*; rozlaczy*; krzycz*; obieca*; brudn*; 骗; 挂断; 敷衍
bad_manners: 脏; 嘘; 切られ; 汚
delight: grateful; hats off; stunned; gem; made my day; made me laugh; made our; patient; kindness; lifesaver
delight: saved my; saved us; sorted; painless; like clockwork; delicious; spotless; clearest; hardworking; keep it up
delight: keep up; five stars; 10 10; big thank you; want to say; wanted to say; pass on; pass that on; happy customer
delight: gerettet; dankbar; geduldig; liebevoll; wollte nur; grosses lob; herzlich*; salvad*; agradecid*; paciencia
delight: queria dar; solo queria; quería felicitar; sauve; reconnaissant*; patience; tenais a; je voulais vous
delight: je voulais juste; salvaram; grat*; paciencia; so queria; queria agradecer; salvato; grat*; pazienza
delight: volevo ringraziare; volevo solo; gered; dankbaar; geduld; wilde even; even laten weten; uratowa*; wdzieczn*
delight: cierpliw*; chcialam podziekowac; chcialem podziekowac; 帮了大忙; 耐心; 救了; 想感谢; 丁寧; お礼
test_fault: garbled; flicker*; spins; timeout; time out; times out; noise; noisy; overheats; hot; battery; drains
test_fault: leaks; beeps; prints; line; signal; mbit; speed; dropped; drop; drops; closes; jumps; wiped
test_fault: after the update; since the update; update; tried; browser; windows; android; ios; server; api; incident
test_fault: outage; update; reparatur; reparier*; akku; gerausch*; seit dem update; seit gestern; verbindung*
test_fault: actualizacion; bateria; ruido; senal; se apaga; se reinicia; conexion; mise a jour; batterie; bruit
test_fault: s eteint; redemarre; connexion; atualizacao; bateria; barulho; sinal; desliga; reinicia; ligacao
test_fault: aggiornamento; batteria; rumore; si spegne; si riavvia; connessione; linea; na de update; sinds de update
test_fault: accu; geluid; verbinding; valt weg; schakelt; start niet; aktualizacj*; bateria; halas; polaczeni*; 更新后
test_fault: 电池; 信号; 升级后; 噪音; 断线; 通信; 音; 電源; アップデート
possible_wish: make it possible; introduce; any chance of; chance of adding; still miss; miss is; my wish; wish for
possible_wish: feature idea; would help so much; help so much; i d like the; would happily; other apps; other banks
possible_wish: competitors do; third year; why is there no; why is there still no; please let; let us; allow us
possible_wish: einfuhren; vermisse; fehlt mir; mir fehlt; warum gibt es; gibt es plane; andere anbieter; incorpor*
possible_wish: implement*; por que no hay; otras apps; otros bancos; introduire; mettre en place; il manque
possible_wish: pourquoi n y a; d autres; implementar; porque nao ha; outros bancos; outras apps; introdurre
possible_wish: implementare; manca solo; perche non c; altre app; invoeren; inbouwen; ik mis; waarom is er geen
possible_wish: andere apps; wprowadz*; brakuje mi; dlaczego nie ma; 建议增加; 加上; 加入; 其他软件; 導入して; つけて
hand_over: hand me over; transfer me; connect me; put me; escalate; on the line; over the phone; by phone
hand_over: on the phone; in person; face to face; actual employee; actual human; anyone there; nobody reads; machine
hand_over: automated; not an automated; weiterleiten; am telefon; personlich; maschine; automat*; pasame; paseme
hand_over: pasenme; ponme; maquina; automatic*; en persona; passez moi; mettez moi; machine; automatique*
hand_over: de vive voix; passem me; passe me; ponham me; maquina; automatic*; pessoalmente; passatemi; mi passi
hand_over: macchina; automatic*; di persona; verbind me; zet me; machine; automatisch*; persoonlijk; polaczcie
hand_over: przelacz*; maszyn*; automat*; 转接; 机器人; 自动回复; 机器; 自動返信; ロボット; つないで
identity: are you a; are you human; am i chatting; ai; chatbot; little chatbot; who are you; your name; bist du
identity: wie heisst du; eres un; como te llamas; es tu; tu es; comment tu t; es um; voce e; como te chamas; sei un
identity: come ti chiami; ben je; hoe heet; jestes; jak sie nazywasz; 你是机器人; 你叫什么; 你是; あなたは
waiting_chat: give me a; give me 2; one moment; one sec; hold on; let me look; let me check; brb; moment bitte
waiting_chat: einen moment; kurz; un momento; un segundo; un instant; une seconde; um momento; um instante; so um
waiting_chat: un attimo; momentje; even kijken; chwil*; 稍等; 等一下; 少々
can_you_send: can it be sent; can the; do you ship; do you mail; do you deliver; do you post; can you deliver
can_you_send: can you ship; pick up point; pickup point; collect; post office; to my workplace; instead
can_you_send: nobody is home; delivery time; how many days; working days; mailed; posted; by post; abholen
can_you_send: abholstation; packstation; nachbar*; ablage*; lieferzeit; wie viele tage; werktage; recoger
can_you_send: punto de recogida; dias laborables; cuantos dias; plazo; point relais; recuperer; voisin
can_you_send: combien de jours; delai*; ponto de recolha; levantar; vizinho; quantos dias; prazo; punto di ritiro
can_you_send: ritir*; vicin*; quanti giorni; tempi di; ophalen; afhaalpunt; buren; hoeveel dagen; levertijd
can_you_send: punkt odbioru; odebrac; ile dni; 自提; 几天; 多久; 代收; 受け取り; 何日; 日数
product_part: interest rate; limit; battery life; waterproof; material; size; colour; color; in stock; back in stock
product_part: capacity; storage; offline; screen; model; colours; version; specs; height; voltage; farbe*; material
product_part: grosse; lieferbar; vorratig; wasserdicht; speicher; zins*; color; material; tamano; disponible
product_part: resistente; interes; almacenamiento; couleur*; taille; matiere; disponible; etanche; taux; stockage; cor
product_part: cores; tamanho; disponivel; resistente; juros; armazenamento; colore; colori; materiale; dimensioni
product_part: disponibile; impermeabile; tasso; interesse; kleur*; maat; materiaal; voorraad; waterdicht; rente
product_part: opslag; kolor*; rozmiar*; dostepn*; material; 颜色; 材质; 尺寸; 库存; 防水; 利率; 色; サイズ; 在庫; 素材; 金利
bulk_talk: around 200; per month; a month; a year; turn over; locations; branches; restaurant; cafe; hotel; shops
bulk_talk: dealer; distributor; negotiable; terms for; meeting with; introductory; consultation; refinance
bulk_talk: private banking; requirements; webinar; standorte; filialen; gastronomie; pro monat; handler; kennenlern*
bulk_talk: locales; tiendas; al mes; distribuidor; reunion; magasins; par mois; distributeur; rendez vous; lojas
bulk_talk: por mes; distribuidor; reuniao; negozi; al mese; rivenditore; incontro; winkels; per maand; vestigingen
bulk_talk: dealer; afspraak; sklep*; miesiecznie; spotkani*; 门店; 每月; 经销商; 连锁; 月々; 店舗; 代理店
data_rights: personal data; my data; delete my data; privacy; right to be forgotten; data processing agreement
data_rights: sub processors; trademark; copyright; contract law; directive; damages; compensation; claim; insurer
data_rights: in writing; deadline; days failing; evidence; personenbezogen*; auskunft; loschung; markenrecht
data_rights: schadenersatz; einschreiben; datos personales; marca registrada; indemniz*; perjuicios; burofax
data_rights: donnees personnelles; effacement; marque deposee; dommages; indemnis*; recommande; dados pessoais
data_rights: indemniz*; marca registada; danos; dati personali; cancellazione dei dati; risarciment*; danni; marchio
data_rights: raccomandata; pec; persoonsgegevens; schadevergoeding; merk; aangetekend*; inzage; danych osobowych
data_rights: odszkodowan*; znak towarowy; 个人信息; 赔偿; 隐私; 商标; 損害賠償; 商標; 開示
)";

}  // namespace firstline::classifier
