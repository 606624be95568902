#include "services/classifier/core/urgency_lists.h"

namespace firstline::classifier {

const absl::string_view kUrgencyLists = R"(
deadline: urgent*; asap; as soon as possible; immediately; right now; right away; at once; today; tonight
deadline: this morning; this afternoon; this evening; this minute; tomorrow=0.8; in an hour; within the hour
deadline: in two hours; before monday=0.7; by friday=0.6; by monday=0.7; deadline=0.7; due today; due tomorrow
deadline: expires=0.6; last minute; hurry; quickly=0.6; fast=0.4; within 24 hours; within 48 hours=0.7; now=0.4
deadline: boarding; leave tomorrow; we leave=0.6; help now; instantly; first thing
deadline: dringend*; sofort; umgehend; heute; heute abend; morgen=0.7; eilt; eilig; schnellstmoglich
deadline: so schnell wie moglich; unverzuglich; noch heute; bis morgen; bis freitag=0.6; frist=0.5; gleich=0.3
deadline: jetzt sofort; lauft ab=0.6; schnell=0.4; bitte schnell
deadline: urgente*; hoy; esta noche; esta tarde; manana=0.7; cuanto antes; lo antes posible; inmediat*; ahora mismo
deadline: ya mismo; de inmediato; antes del lunes=0.7; antes del viernes=0.7; rapido=0.4; caduca=0.6; vence=0.6
deadline: urgent*; aujourd hui; ce soir; ce matin; cet apres midi; demain=0.7; tout de suite; immediat*; au plus vite
deadline: le plus vite possible; des que possible; avant lundi=0.7; avant vendredi=0.7; vite=0.4; expire=0.6
deadline: d urgence
deadline: urgencia; hoje; esta noite; amanha=0.7; imediat*; o mais rapido possivel; quanto antes; agora mesmo; ja=0.2
deadline: antes de segunda=0.7; expira=0.6; rapido=0.4; oggi; stasera; stamattina; domani=0.7; subito; immediat*
deadline: il prima possibile; al piu presto; quanto prima; adesso=0.3; entro domani; entro oggi; scade=0.6
deadline: entro venerdi=0.7; vandaag; vanavond; vanochtend; morgen=0.7; meteen; direct=0.5; onmiddellijk
deadline: zo snel mogelijk; spoed; dringend; nu=0.4; voor maandag=0.7; verloopt=0.6
deadline: pilne; pilnie; natychmiast; dzisiaj; dzis; jutro=0.7; jak najszybciej; teraz=0.4; 马上; 立刻; 立即; 紧急; 尽快; 今天; 今晚
deadline: 明天=0.7; 赶紧; 赶快; 至急; 今すぐ; すぐに; 今日; 今夜; 明日=0.7; 急いで; 早急
impact: outage=0.6; everything is down; is down=0.7; completely down; all down; nobody can work; can t work; cannot work
impact: whole team; entire team; all our; production; our customers; customers can t; losing money; losing clients
impact: costing us; costing me; lost sales; payroll; salaries; stranded; stuck at=0.8; locked out=0.6; no heating
impact: no power; no electricity; no internet=0.7; no hot water; data loss; lost all; wiped; deleted all; deleting
impact: at the airport; at the gate; homeless; medication; freezing
impact: ausfall=0.7; steht still; nichts geht; niemand kann arbeiten; konnen nicht arbeiten; ganze firma; ganzes team
impact: gehalter; gestrandet; ausgesperrt; kein strom; keine heizung; datenverlust; am flughafen; produktion
impact: no podemos trabajar; nadie puede trabajar; todo caido; caido=0.6; sin luz; sin calefaccion; nominas
impact: en el aeropuerto; perdida de datos; produccion; tirad*=0.5; plus rien ne; personne ne peut travailler
impact: ne pouvons plus; toute l equipe; en panne generale; sans chauffage; sans electricite; a l aeroport; salaires
impact: bloques a; production
impact: ninguem consegue trabalhar; nao conseguimos trabalhar; tudo parado; sem luz; sem energia; no aeroporto
impact: salarios; toda a equipe; toda a equipa; perda de dados; nessuno riesce a lavorare; non possiamo lavorare
impact: tutto fermo; tutto bloccato; senza corrente; senza riscaldamento; in aeroporto; stipendi; perdita di dati
impact: niemand kan werken; kunnen niet werken; ligt plat; alles ligt; geen stroom; geen verwarming; op het vliegveld
impact: op schiphol; salarissen; gestrand; nikt nie moze pracowac; brak pradu; na lotnisku; 无法工作; 没法工作; 全部瘫痪; 瘫痪; 停电
impact: 机场; 业务中断; 使えない=0.4; 停電; 空港; 業務が
impact: stolen; hacked; broken into; unauthori*; fraud*=0.7; not me=0.5; war ich nicht; gehackt; gestohlen; robado
impact: robada; me han robado; hackead*; pirate; vole; usurp*; roubad*; hackeada; rubat*; violat*; gestolen; gehackt
impact: skradzion*; 被盗; 盗刷; 乗っ取; 不正利用
danger: fire; smoke; burning; burned; burnt; burns; exploded; explosion; sparks; electric shock; injur*; bleeding
danger: hospital; ambulance; suicid*; kill myself; gas leak; smell gas; smells of gas; overheating=0.6; allergic
danger: poison*; unsafe=0.6; dangerous; choking; es brennt; feuer; rauch; brennt; explodiert; verletzt*; krankenhaus
danger: gasgeruch; stromschlag; gefahrlich; fuego; humo; quema; explot*; herid*; hospital; fuga de gas; peligros*; feu
danger: fumee; incendie; brule; explose; blesse*; hopital; fuite de gaz; dangereu*; danger; fogo; fumaca; fumo
danger: incendio; explod*; ferid*; vazamento de gas; perigos*; fuoco; fumo; incendio; esplos*; ferit*; ospedale
danger: fuga di gas; pericolos*; rook; vuur; ontploft; gewond*; ziekenhuis; gaslek; gaslucht; gevaarlijk; pozar; dym
danger: ranny; szpital; wyciek gazu; niebezpieczn*; 着火; 冒烟; 爆炸; 受伤; 医院; 煤气; 危险; 火事; 煙が; 爆発; けが; 怪我; 病院; ガス漏れ; 危険
no_hurry: no rush; no hurry; not urgent; whenever you; when you have time; take your time; at your convenience
no_hurry: no stress; just wondering; just curious; out of curiosity; nothing urgent; low priority; eilt nicht
no_hurry: keine eile; hat zeit; nicht dringend; nur aus neugier; nur interessehalber; sin prisa; no es urgente
no_hurry: no corre prisa; cuando puedas; cuando podais; por curiosidad; pas urgent; rien d urgent; quand vous aurez
no_hurry: quand vous pourrez; par curiosite; sem pressa; nao e urgente; quando puderem; por curiosidade; senza fretta
no_hurry: non e urgente; con calma; quando potete; per curiosita; geen haast; niet dringend; wanneer het uitkomt
no_hurry: uit nieuwsgierigheid; nie pilne; bez pospiechu; 不急; 有空; 急ぎません; 急いでいません; お時間のあるとき
deadline: on monday=0.6; on tuesday=0.6; on wednesday=0.6; on thursday=0.6; on friday=0.6; on saturday=0.6
deadline: by thursday=0.6; by wednesday=0.6; by tuesday=0.6; leave wednesday=0.7; leave saturday=0.7; before the=0.4
deadline: in 3 days=0.7; in two days=0.7; 90 minutes=0.6; two hours=0.6; before 4 pm=0.7; at 3 pm=0.6; at noon=0.7
deadline: at nine tomorrow; month end=0.5; overnight courier=0.7; flight closes; course begins=0.5
deadline: am freitag=0.6; am montag=0.6; am samstag=0.6; bis montag=0.7; in zwei tagen=0.7; vor freitag=0.7
deadline: el viernes=0.5; el lunes=0.5; el sabado=0.6; en dos dias=0.7; vendredi=0.5; lundi=0.4; samedi=0.5
deadline: dans deux jours=0.7; na sexta=0.6; na segunda=0.6; no sabado=0.6; em dois dias=0.7; venerdi=0.5; lunedi=0.4
deadline: sabato=0.5; tra due giorni=0.7; op vrijdag=0.6; voor vrijdag=0.7; op zaterdag=0.6; over twee dagen=0.7
deadline: w piatek=0.6; w sobote=0.6; za dwa dni=0.7; 周五=0.6; 周一=0.5; 两天后=0.7; 金曜=0.6; 月曜=0.5; 明後日=0.7
)";

}  // namespace firstline::classifier
