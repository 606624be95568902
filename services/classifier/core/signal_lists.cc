#include "services/classifier/core/signal_lists.h"

namespace firstline::classifier {

const absl::string_view kSignalLists = R"(
churn: cancel my account=0.9; close my account=0.9; closing my account=0.9; cancel my subscription=0.8
churn: cancel my contract=0.8; cancel my membership=0.8; cancel my plan=0.8; terminate my contract=0.9
churn: end my contract=0.8; leaving you=0.9; i m leaving=0.8; we re leaving=0.8; leave for=0.7; switch to another=0.9
churn: switching to another=0.9; switch provider=0.9; switch providers=0.9; switching provider=0.8
churn: changing provider=0.9; change providers=0.9; other provider=0.6; take my business=0.9; taking my business=0.9
churn: never again=0.7; never order again=0.8; never buy=0.8; not buying again=0.8; won t renew=0.8; not renew=0.7
churn: last time i=0.7; last order=0.7; done with you=0.9; lose me as=0.9; lost a customer=0.9; lost me as=0.9
churn: find another=0.6; look elsewhere=0.8; go elsewhere=0.8; somewhere else=0.4; no longer a customer=0.9
churn: think about cancelling=0.7; thinking of cancelling=0.7; thinking about leaving=0.8; considering leaving=0.8
churn: kundigen=0.7; kundige=0.8; kundigung=0.7; gekundigt=0.5; wechsle=0.7; anbieter wechseln=0.9; zur konkurrenz=0.9
churn: wechsel zu=0.7; nie wieder=0.7; letzte bestellung=0.8; letztes mal=0.6; nicht mehr kunde=0.9; kunde gewesen=0.9
churn: konto schliessen=0.8; abo beenden=0.8; als kunden verloren=0.9
churn: darme de baja=0.8; dar de baja=0.7; cancelar mi cuenta=0.9; cancelar mi contrato=0.8
churn: cancelar mi suscripcion=0.8; cambiar de compania=0.9; cambiarme a=0.7; me cambio a=0.8
churn: me voy a la competencia=0.9; nunca mas=0.7; ultima vez=0.6; dejar de ser cliente=0.9; cerrar mi cuenta=0.9
churn: no renovare=0.8; perder un cliente=0.9; resilier=0.8; resiliation=0.8; changer d operateur=0.9
churn: changer de fournisseur=0.9; changer de banque=0.9; partir a la concurrence=0.9; chez un concurrent=0.9
churn: plus jamais=0.7; derniere commande=0.8; derniere fois=0.6; cloturer mon compte=0.9; fermer mon compte=0.9
churn: perdre un client=0.9; me desabonner=0.8; quitter=0.4
churn: cancelar minha conta=0.9; cancelar a minha conta=0.9; cancelar meu contrato=0.8; cancelar o contrato=0.8
churn: cancelar a assinatura=0.8; mudar de operadora=0.9; mudar de fornecedor=0.9; mudar para a concorrencia=0.9
churn: nunca mais=0.7; ultima vez=0.6; encerrar minha conta=0.9; fechar a conta=0.8; perderam um cliente=0.9
churn: deixar de ser cliente=0.9; disdire=0.8; disdetta=0.8; recesso=0.6; cambiare operatore=0.9
churn: cambiare fornitore=0.9; passo alla concorrenza=0.9; passare a un altro=0.8; mai piu=0.7; ultima volta=0.6
churn: chiudere il conto=0.8; chiudere il mio account=0.9; perso un cliente=0.9; opzeggen=0.8; opzegging=0.7
churn: zeg op=0.7; overstappen=0.8; stap over=0.8; naar de concurrent=0.9; nooit meer=0.7; laatste keer=0.6
churn: klant kwijt=0.9; account sluiten=0.8; rezygnuje=0.8; wypowiadam=0.8; zmieniam dostawce=0.9; nigdy wiecej=0.7
churn: ide do konkurencji=0.9
churn: 取消订阅=0.8; 注销账号=0.8; 注销账户=0.8; 不再续费=0.8; 不续了=0.8; 换一家=0.9; 换别家=0.9; 再也不=0.7; 最后一次=0.6; 解约=0.8; 解約=0.8; 退会=0.8
churn: 他社に=0.8; 乗り換え=0.9; 二度と=0.7; もう使わない=0.8
competitor: competitor*=0.8; your competition=0.8; the competition=0.7; another provider=0.6; other provider=0.5
competitor: other companies=0.4; other supplier*=0.6; rival*=0.5; cheaper elsewhere=0.7; better offer=0.6
competitor: better deal=0.5; other banks=0.5; other shops=0.5; konkurrenz=0.8; konkurrent*=0.8; mitbewerber*=0.8
competitor: anderer anbieter=0.7; anderen anbieter=0.7; andere anbieter=0.6; woanders=0.5; besseres angebot=0.6
competitor: competencia=0.7; competidor*=0.8; otra compania=0.6; otro proveedor=0.7; otra empresa=0.5
competitor: mejor oferta=0.6; concurrent*=0.6; concurrence=0.8; autre operateur=0.7; autre fournisseur=0.7
competitor: meilleure offre=0.6; ailleurs=0.4; concorrente*=0.8; concorrencia=0.8; outra operadora=0.7
competitor: outro fornecedor=0.7; outra empresa=0.5; melhor oferta=0.6; concorrenza=0.8; concorrenti=0.8
competitor: altro operatore=0.7; altro fornitore=0.7; offerta migliore=0.6; concurrent=0.8; concurrentie=0.8
competitor: andere aanbieder=0.7; andere leverancier=0.7; beter aanbod=0.6; konkurencj*=0.8; inny operator=0.7
competitor: innego dostawcy=0.7; 竞争对手=0.9; 别家=0.7; 其他公司=0.6; 竞品=0.9; 他社=0.7; 競合=0.9
frustration: how many times=0.8; for the third time=0.8; for the fourth time=0.8; third time=0.6; fourth time=0.7
frustration: fifth time=0.7; again and again=0.7; over and over=0.7; yet again=0.6; still no=0.6; still not=0.5
frustration: still nothing=0.7; still waiting=0.7; waiting for weeks=0.8; no one answers=0.7; nobody answers=0.7
frustration: nobody replies=0.7; no reply=0.5; no response=0.5; not answered=0.5; written to you twice=0.8; fed up=0.9
frustration: sick of=0.9; sick and tired=0.9; had enough=0.9; enough is enough=0.9; frustrat*=0.8; ridiculous=0.7
frustration: unacceptable=0.8; useless=0.6; waste of time=0.8; wasting my time=0.9; going in circles=0.8
frustration: copy paste=0.6; same answer=0.6; same pages=0.6; keeps happening=0.6; every single time=0.6
frustration: lost patience=0.9; last straw=0.9; fobbed off=0.8; passed around=0.7; hours on hold=0.8; on hold for=0.6
frustration: zum dritten mal=0.8; zum x ten mal=0.9; schon wieder=0.7; immer noch nicht=0.7; immer noch kein*=0.7
frustration: seit wochen=0.7; keine antwort=0.6; niemand antwortet=0.7; es reicht=0.9; reicht mir=0.8; nervt=0.7
frustration: genervt=0.8; frustrier*=0.8; inakzeptabel=0.8; unzumutbar=0.9; zeitverschwendung=0.8
frustration: geduld ist am ende=0.9; schnauze voll=0.9; satt=0.5; hingehalten=0.7; otra vez=0.5; por tercera vez=0.8
frustration: sigo esperando=0.7; todavia nada=0.7; nadie responde=0.7; nadie contesta=0.7; sin respuesta=0.6
frustration: estoy harto=0.9; estoy harta=0.9; ya basta=0.9; hasta cuando=0.8; frustrad*=0.8; inaceptable=0.8
frustration: perdida de tiempo=0.8; tomadura de pelo=0.8; cansado de=0.8; cansada de=0.8
frustration: toujours rien=0.7; toujours pas=0.5; pour la troisieme fois=0.8; encore une fois=0.5; aucune reponse=0.6
frustration: sans reponse=0.6; personne ne repond=0.7; j en ai marre=0.9; ras le bol=0.9; ca suffit=0.9
frustration: inadmissible=0.8; inacceptable=0.8; perte de temps=0.8; me faites tourner=0.8; patience a des limites=0.9
frustration: frustr*=0.8; pela terceira vez=0.8; mais uma vez=0.5; ainda nada=0.7; ninguem responde=0.7
frustration: sem resposta=0.6; estou farto=0.9; estou farta=0.9; cansei=0.8; chega=0.4; inaceitavel=0.8
frustration: perda de tempo=0.8; ate quando=0.7; per la terza volta=0.8; ancora niente=0.7; ancora una volta=0.5
frustration: nessuno risponde=0.7; nessuna risposta=0.6; sono stufo=0.9; sono stufa=0.9; basta=0.4
frustration: non ne posso piu=0.9; inaccettabile=0.8; perdita di tempo=0.8; presa in giro=0.8; voor de derde keer=0.8
frustration: nog steeds niets=0.7; nog steeds geen=0.7; alweer=0.6; niemand reageert=0.7; geen reactie=0.6
frustration: ben het zat=0.9; spuugzat=0.9; onacceptabel=0.8; tijdverspilling=0.8; aan het lijntje=0.8; mam dosc=0.9
frustration: po raz trzeci=0.8; nikt nie odpowiada=0.7; bez odpowiedzi=0.6; strata czasu=0.8
frustration: 受够了=0.9; 第三次=0.7; 又来了=0.5; 还是没有=0.6; 没人回复=0.7; 没人处理=0.7; 浪费时间=0.8; 忍无可忍=0.9; 到底什么时候=0.7; 何度も=0.7
frustration: いい加減=0.9; まだですか=0.6; 返事がない=0.6; 時間の無駄=0.8; うんざり=0.9
legal: lawyer*=0.9; solicitor*=0.9; attorney*=0.9; legal action=0.95; take you to court=0.95; to court=0.8
legal: in court=0.7; small claims=0.9; lawsuit=0.95; sue=0.9; sue you=0.95; suing=0.95; ombudsman=0.8; regulator*=0.45
legal: consumer protection=0.8; trading standards=0.8; cease and desist=0.95; legal department=0.6; legal team=0.6
legal: breach of contract=0.8; gdpr=0.45; data protection=0.4; article 15=0.7; right to be forgotten=0.6; liability=0.4
legal: liable=0.45; damages=0.35; subpoena=0.9; injunction=0.9; proceedings=0.6; infring*=0.8; illegal=0.6; unlawful=0.7
legal: against the law=0.8; breaking the law=0.8; police report=0.6; attorney general=0.9; chargeback=0.45
legal: litigation=0.9; statutory=0.45
legal: anwalt*=0.9; rechtsanwalt*=0.95; rechtliche schritte=0.95; verklag*=0.95; klage=0.8; klagen=0.3
legal: vor gericht=0.9; gericht=0.6; mahnbescheid=0.9; verbraucherzentrale=0.8; verbraucherschutz=0.8
legal: schlichtungsstelle=0.8; bundesnetzagentur=0.7; bafin=0.7; dsgvo=0.45; datenschutzbehorde=0.8; datenauskunft=0.6
legal: abmahnung=0.8; schadensersatz=0.7; schadenersatz=0.7; rechtswidrig=0.7; strafanzeige=0.9; anzeige erstatten=0.9
legal: rechtsschutz*=0.8; fristsetzung=0.6
legal: abogad*=0.9; acciones legales=0.95; demandar*=0.9; demanda judicial=0.95; denunciar*=0.7; voy a denunciar=0.9
legal: poner una denuncia=0.8; juzgado*=0.8; tribunal*=0.7; juicio=0.6; oficina del consumidor=0.8; consumo=0.3
legal: hoja de reclamaciones=0.8; rgpd=0.45; proteccion de datos=0.4; ilegal=0.6; burofax=0.8; avocat*=0.9
legal: poursuites=0.8; poursuivre en justice=0.95; action en justice=0.95; porter plainte=0.8; plainte=0.4
legal: tribunal=0.7; tribunaux=0.7; mise en demeure=0.9; mettre en demeure=0.9; dgccrf=0.8; cnil=0.7; mediateur=0.45
legal: huissier=0.8; service juridique=0.6; illegal*=0.6; que choisir=0.4
legal: advogad*=0.9; processar*=0.8; acao judicial=0.95; medidas judiciais=0.95; medidas legais=0.9; na justica=0.8
legal: procon=0.8; tribunal=0.7; livro de reclamacoes=0.8; deco=0.3; defesa do consumidor=0.8; lgpd=0.45; rgpd=0.45
legal: ilegal=0.6; danos morais=0.9; avvocat*=0.9; azioni legali=0.95; vie legali=0.95; per vie legali=0.95
legal: denuncia=0.6; querela=0.9; tribunale=0.8; giudice di pace=0.9; diffida=0.8; associazione consumatori=0.8
legal: agcom=0.7; garante=0.3; illegale=0.6; codice del consumo=0.8; risarcimento danni=0.8; advocaat=0.9
legal: advocaten=0.9; juridische stappen=0.95; rechtbank=0.8; rechter=0.4; dagvaard*=0.95; ingebrekestelling=0.9
legal: consumentenbond=0.7; geschillencommissie=0.8; aangifte=0.7; avg verzoek=0.7; schadevergoeding=0.45
legal: onrechtmatig=0.7; illegaal=0.6; rechtsbijstand=0.8; prawnik*=0.9; adwokat*=0.9; do sadu=0.9; pozew=0.95
legal: uokik=0.8; rzecznik*=0.4; rodo=0.45; odszkodowan*=0.45; nielegaln*=0.6
legal: 律师=0.9; 起诉=0.95; 法院=0.8; 法律途径=0.95; 法律手段=0.95; 诉讼=0.9; 消费者协会=0.8; 消协=0.8; 工商局=0.7; 12315=0.9; 违法=0.7; 报警=0.6
legal: 维权=0.7; 个人信息保护法=0.8; 弁護士=0.9; 訴え*=0.9; 訴訟=0.95; 裁判=0.8; 法的措置=0.95; 消費者センター=0.8; 消費生活センター=0.8; 違法=0.7
legal: 個人情報保護法=0.7
security: hacked=0.95; hacker*=0.8; hacking=0.8; been compromised=0.9; compromised=0.7; data breach=0.9; breach=0.45
security: stolen=0.45; identity theft=0.95; phishing=0.9; scam=0.6; scammer*=0.7; fraud=0.6; fraudulent=0.7
security: unauthori*=0.8; not authori*=0.6; did not authori*=0.8; someone logged in=0.9; someone else logged in=0.95
security: someone has logged in=0.9; logged into my account=0.7; someone used my=0.9; took over my=0.9
security: broken into=0.8; account takeover=0.95; suspicious email=0.7; suspicious login=0.9; suspicious=0.4
security: fake email=0.8; fake website=0.8; fake site=0.8; malware=0.8; virus=0.4; ransomware=0.95; vulnerab*=0.8
security: security hole=0.9; security flaw=0.9; security issue=0.8; security incident=0.9; xss=0.9; sql injection=0.95
security: leaked=0.4; data leak=0.9; exposed=0.4; another customer s=0.7; other customer s data=0.9; not encrypted=0.6
security: isn t encrypted=0.8; didn t request=0.5; did not request=0.5
security: gehackt=0.95; hackerangriff=0.9; datenleck=0.9; datenpanne=0.9; gestohlen=0.45; identitatsdiebstahl=0.95
security: phishing mail=0.9; betrug=0.6; betruger=0.7; unbefugt*=0.8; fremder zugriff=0.9; fremde zugriffe=0.9
security: jemand hat sich eingeloggt=0.95; verdachtig*=0.4; gefalschte mail=0.8; gefalschte seite=0.8
security: schadsoftware=0.8; sicherheitslucke*=0.9; sicherheitsvorfall=0.9; konto ubernommen=0.9; missbraucht=0.7
security: hackead*=0.95; hackearon=0.95; robado mi cuenta=0.9; robaron=0.45; suplant*=0.9; robo de identidad=0.95
security: estafa=0.6; fraude=0.6; acceso no autorizado=0.95; no autorizad*=0.7; alguien ha entrado=0.9; sospechos*=0.4
security: correo falso=0.8; web falsa=0.8; filtracion de datos=0.9; vulnerabilidad*=0.8; fallo de seguridad=0.9
security: brecha=0.45; ete pirate=0.9; compte pirate=0.9; ont pirate=0.9; est pirate=0.8; piratage=0.8; pirataje=0.8
security: vol d identite=0.95; usurpation=0.9; hameconnage=0.9; arnaque=0.6; fraude*=0.6
security: frauduleu*=0.7; acces non autorise=0.95; non autorise*=0.7; quelqu un s est connecte=0.95; faux site=0.8
security: faux mail=0.8; fuite de donnees=0.9; faille=0.8; suspect*=0.35
security: hackeada=0.95; invadi*=0.8; invasao=0.8; clonad*=0.8; clonaram=0.9; golpe=0.6; burla=0.6; fraude=0.6
security: acesso nao autorizado=0.95; nao autorizad*=0.7; alguem entrou=0.9; roubo de identidade=0.95; email falso=0.8
security: site falso=0.8; vazamento de dados=0.9; fuga de dados=0.9; falha de seguranca=0.9; suspeit*=0.4
security: hackerat*=0.95; violato=0.6; violata=0.6; accesso non autorizzato=0.95; non autorizzat*=0.7
security: qualcuno e entrato=0.9
security: furto di identita=0.95; truffa=0.6; frode=0.6; sito falso=0.8; mail falsa=0.8; fuga di dati=0.9
security: falla di sicurezza=0.9; sospett*=0.4; gehackt=0.95; datalek=0.9; identiteitsfraude=0.95; oplichting=0.6
security: fraude=0.6; ongeautoriseerd*=0.8; onbevoegd*=0.8; iemand heeft ingelogd=0.95; iemand is ingelogd=0.95
security: overgenomen=0.4; nepmail=0.9; nepsite=0.9; nagemaakt*=0.45; beveiligingslek=0.9; verdacht*=0.4; gestolen=0.45
security: wlaman*=0.9; wlamal=0.9; zhakowan*=0.95; skradzion*=0.45; kradziez tozsamosci=0.95; oszust*=0.6
security: wyciek danych=0.9; nieautoryzowan*=0.8; podejrzan*=0.4; luka bezpieczenstwa=0.9
security: 被盗=0.8; 盗号=0.95; 盗刷=0.9; 黑客=0.9; 泄露=0.8; 泄漏=0.6; 钓鱼=0.9; 诈骗=0.7; 漏洞=0.7; 异地登录=0.95; 未经授权=0.8; 不是我操作=0.9
security: 木马=0.9; 乗っ取=0.95; 不正アクセス=0.95; 不正利用=0.9; 情報漏洩=0.95; 漏洩=0.8; フィッシング=0.9; 詐欺=0.7; 脆弱性=0.9; なりすまし=0.9
security: 身に覚えのない=0.8
)";

}  // namespace firstline::classifier
