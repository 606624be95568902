#include "services/classifier/core/concept_lists.h"

namespace firstline::classifier {

const absl::string_view kRequestConcepts = R"(
how: how do i; how can i; how do you; how to; how would i; how does one; how should i; where do i; where can i; steps
how: step by step; instructions; guide; tutorial; manual; set up; setup; configure; walk me through; explain how
how: way to; wie kann ich; wie stelle ich; wie richte ich; wie mache ich; wie geht; wie funktioniert; wie lade ich
how: wo finde ich; wo kann ich; anleitung; einricht*; einstell*; wie
how: como puedo; como se; como hago; como configuro; como activo; como; pasos; instrucciones; comment; comment faire
how: comment puis; etapes; mode d emploi; parametr*; configurer; como faco; como posso; passo a passo; passos
how: configurar; come posso; come faccio; come si; come; istruzioni; procedura; impost*; configur*; hoe; hoe kan ik
how: hoe moet ik; stappen; instell*; handleiding; instructies; jak; jak moge; instrukcj*; ustawi*; 怎么; 如何; 怎样; 步骤; 设置
how: どうやって; どうすれば; 方法; 手順; 設定; 使い方
does_it: does it; does the; is it; is the; is there; are there; can it; can you use; do you have; do you offer
does_it: what is the difference; which; compatible; compatib*; included; include; includes; support; supports
does_it: what size; how long; how many; how big; dimensions; weight; specification*; warranty; ist es; ist der
does_it: ist die; ist das; gibt es; hat der; hat die; haben sie; habt ihr; passt; kompatibel; unterschied; enthalten
does_it: inklusive; geeignet; wie lang*; wie viele; wie gross; welche*
does_it: es compatible; tiene; tienen; trae; incluye; incluido; sirve; diferencia; cuantos; cuantas; cual es; hay
does_it: admite; disponen; est ce que; est il; y a t il; compatible; inclus; comprend; difference; combien de
does_it: quelle est; avez vous; quel; convient; e compativel; tem; inclui; incluido; serve; diferenca; quantos; qual e
does_it: qual a; ha; avete; compatibile; inclus*; comprende; differenza; quanti; quale; adatto; supporta; e possibile
does_it: is het; is de; zit er; hebben jullie; heeft; geschikt; compatibel; inbegrepen; verschil; welke; hoeveel
does_it: werkt het met; czy; pasuje; zawiera; kompatybiln*; roznica; ile; 支持; 兼容; 是否; 有没有; 区别; 可以用; 吗; 几; 対応; 違い; 含まれ
does_it: ありますか; ですか; 使えますか
feature_wish: would be great; would be nice; would love; i d love; i wish; it would help; please add; add a; add an
feature_wish: add support; could you add; can you add; feature request; suggestion; suggest; idea; wish list; roadmap
feature_wish: planned; dark mode; option to; ability to; missing feature; would be useful; any plans; consider adding
feature_wish: ware toll; ware schon; ware super; ware gut; wunsche mir; wunschen uns; wunsch; verbesserungsvorschlag
feature_wish: vorschlag; idee; konntet ihr; bitte baut; bitte erganz*; einbauen; hinzufug*; ware es moglich; funktion
feature_wish: estaria genial; estaria bien; seria genial; seria util; me gustaria que; nos gustaria; podriais anadir
feature_wish: anadir; anadan; agregar; agreguen; sugerencia; sugiero; funcion; echo en falta; ojala; serait bien
feature_wish: serait genial; serait super; ce serait; j aimerais que; pourriez vous ajouter; ajouter; ajoutez
feature_wish: suggestion; fonction*; idee; prevoyez vous; manque; seria otimo; seria bom; seria util; gostava que
feature_wish: gostaria que; podiam adicionar; adicionar; acrescentar; sugestao; sugiro; funcionalidade; funcao
feature_wish: sarebbe bello; sarebbe utile; sarebbe comodo; aggiungere; aggiungete; mettete; suggerimento; proposta
feature_wish: funzione; funzionalita; vorrei che; prevedete; zou fijn zijn; zou handig zijn; zou mooi zijn
feature_wish: zou leuk zijn; toevoegen; voeg toe; suggestie; idee; functie; wens; mis; fajnie byloby; byloby
feature_wish: przydalaby; przydalby; dodac; dodajcie; sugesti*; funkcj*; 希望; 建议; 能不能加; 增加; 功能; 最好能; 追加して; 機能; 要望; あると
feature_wish: ほしい; 欲しい
fault: doesn t work; does not work; not working; don t work; stopped working; won t; crash*; freez*; frozen; error
fault: errors; bug; bugs; stuck; glitch*; fails; failed; failing; keeps; black screen; blank; down; outage; offline
fault: no signal; disconnect*; loading; load; restart*; reinstall*; slow; unreachable; broken; funktioniert nicht
fault: geht nicht; abgesturzt; absturz*; sturzt; fehler*; hangt; ausfall*; ausgefallen; storung; gestort; ladt nicht
fault: langsam; reagiert nicht; schwarz; stort
fault: no funciona; no va; no carga; falla*; fallo; error; errores; se cuelga; se cierra; se bloquea; caido; sin senal
fault: lento; no responde; ne fonctionne pas; ne marche pas; marche plus; fonctionne plus; plante; bug; bugs; erreur
fault: panne; bloque; lent; coupure*; ne charge pas; ecran noir; nao funciona; nao abre; nao carrega; erro; erros
fault: trava; travou; travad*; falha*; avaria; cai; lento; fora do ar; non funziona; non va; non si apre; non carica
fault: errore; errori; si blocca; crasha; guasto; lento; non parte; schermata; si chiude; werkt niet; doet het niet
fault: loopt vast; vastgelopen; storing; fout; foutmelding; crasht; traag; laadt niet; hapert; valt uit; nie dziala
fault: blad; bledu; zawiesza; awaria; wiesza; nie laduje; 报错; 崩溃; 卡住; 闪退; 打不开; 无法使用; 故障; 没反应; 连不上; 出错; エラー; 落ちる; 動かない
fault: 固ま; 不具合; 繋がらない; 障害
human: human; real person; a person; live agent; agent; agents; operator; representative; someone; call me; phone me
human: ring me; call back; callback; speak to; speak with; talk to; talk with; put me through; manager; supervisor
human: advisor; adviser; bot; robot; chatbot; mensch*; mitarbeiter*; echten menschen; ansprechpartner; ruckruf
human: zuruckruf*; anrufen; rufen sie; sprechen; telefonier*; berater*; vorgesetzt*; durchstell*; verbinden
human: persona; persona real; humano; agente; operador*; hablar con; llamar; llamenme; llamadme; telefono; gerente
human: encargad*; supervis*; asesor; una personne; un humain; etre humain; conseiller*; parler a; parler avec; appeler
human: appelez; rappel*; responsable; vrai*; joindre; pessoa; humano; atendente; falar com; ligar; liguem; liga
human: telefonar; supervisor; gerente; operador; umano; una persona; operatore; operatrice; parlare con; chiamat*
human: chiamare; richiam*; consulente; responsabile; mens; medewerker; iemand; spreken; praten; bellen; bel
human: teruggebeld; terugbel*; doorverbind*; leidinggevende; menselijk*; czlowiek*; konsultant*; rozmawiac
human: porozmawiac; zadzwon*; kierownik*; 人工; 真人; 客服; 转接; 经理; 打电话; 電話; 担当者; オペレーター; 人と; 直接
complaint: complain*; complaint; unacceptable; disgrace*; disgust*; shame*; shameful; rude; worst; terrible; awful
complaint: horrible; appalling; joke; ridiculous; pathetic; incompetent; disappointed; disappoint*; disrespect*
complaint: treated; treat; attitude; ashamed; fed up; beschwer*; unverschamt*; unmoglich; frech*; unfreundlich*
complaint: enttausch*; katastroph*; schlecht*; frechheit; skandal*; respektlos; schamen; unzumutbar; saftladen
complaint: queja*; quejar*; inaceptable; verguenza; vergonzos*; maleducad*; pesim*; horrible; lamentable; decepcion*
complaint: indignad*; desprecio; trato; falta de respeto; reclam*; inadmissible; inacceptable; honte*; scandal*; decu*
complaint: deception; lamentable; impoli*; mepris*; plaindre; service client; nul; odieu*; inaceitavel; vergonha
complaint: vergonhos*; mal educad*; pessim*; horrivel; lamentavel; desiludid*; desilusao; descaso; desrespeit*
complaint: reclam*; inaccettabile; vergogn*; maleducat*; pessim*; orribil*; deludent*; delus*; reclamo; scandalos*
complaint: scortes*; indecente; onacceptabel; schandalig*; schande; onbeschoft*; waardeloos; teleurgesteld*
complaint: teleurstel*; klacht; klagen; respectloos; slecht*; belachelijk; skarg*; skandal*; niedopuszczaln*; wstyd
complaint: fatalna; fataln*; rozczarowan*; 投诉; 态度; 太差; 差劲; 失望; 无语; 不能接受; 恶劣; 残念; ひどい; 不満; 失礼; 対応が; 最悪
praise: great; excellent; amazing; awesome; fantastic; wonderful; brilliant; perfect; love; loved; best
praise: thank you so much; compliment*; kudos; well done; impressed; delighted; outstanding; superb; happy with
praise: pleased; recommend; lovely; toll; super; grossartig; klasse; wunderbar; fantastisch; perfekt; lob; begeistert
praise: zufrieden; ausgezeichnet; hervorragend; empfehl*; spitze; weiter so; danke fur die
praise: genial; excelent*; fantastic*; maravillos*; perfect*; encanta*; encantad*; estupend*; enhorabuena; felicit*
praise: recomend*; gracias por; mejor; mejores; amable*; amabilidad; genial; super; excellent*; formidable*; parfait*
praise: merveilleu*; bravo; felicitation*; ravi*; enchant*; magnifique*; chaleureu*; recommand*; adore; impeccable
praise: otim*; excelent*; maravilh*; perfeit*; adorei; adoramos; parabens; fantastic*; recomend*; impecavel; incrivel
praise: obrigada pela; obrigado pelo; ottim*; eccellent*; fantastic*; meraviglios*; perfett*; complimenti; bravi
praise: bravissim*; migliori; gentilissim*; consigl*; soddisfatt*; geweldig*; fantastisch; prachtig*; top; perfect
praise: heerlijk*; fijn; complimenten; chapeau; tevreden; aanrader; blij; uitstekend*; swietn*; super; wspanial*
praise: polecam; dziekuje za; rewelacj*; najlepsz*; zadowolon*; 很好; 太棒; 非常满意; 表扬; 赞; 优秀; 好评; 最高; 素晴らしい; 感謝; 大満足
praise: 助かりました; 満足
greeting: hi; hello; hey; good morning; good evening; good afternoon; hallo; guten tag; guten morgen; moin; servus
greeting: hola; buenas; buenos dias; bonjour; bonsoir; salut; ola; bom dia; boa tarde; boa noite; oi; ciao; buongiorno
greeting: buonasera; salve; hoi; goedemorgen; goedemiddag; dag; czesc; dzien dobry; 你好; 您好; 在吗; こんにちは; おはよう
bye: bye; goodbye; see you; have a nice; have a good; have a great; tschuss; auf wiedersehen; schonen tag; adios
bye: hasta luego; saludo; au revoir; bonne journee; bonne soiree; adeus; tchau; ate logo; bom trabalho; arrivederci
bye: buona giornata; buon lavoro; buona serata; doei; tot ziens; fijne dag; do widzenia; milego dnia; 再见; 拜拜; さようなら
thanks: thanks; thank you; thx; ty; cheers; thank u; danke; dankeschon; vielen dank; merci; gracias; obrigad*; grazie
thanks: bedankt; dank je; dank u; dank; dziekuj*; dzieki; 谢谢; 多谢; ありがとう
ok: ok; okay; yes; no; sure; alright; fine; yep; nope; ja; nein; genau; alles klar; passt; si; vale; claro; de acuerdo
ok: oui; non; d accord; sim; nao; certo; va bene; perfetto; nee; prima; oke; tak; nie; 好的; 是的; 嗯; はい; いいえ; 了解
urgent: urgent; urgently; asap; as soon as possible; immediately; right now; today; tonight; at once; dringend; sofort
urgent: heute; eilt; umgehend; urgente; urgent*; ya mismo; hoy; inmediat*; ahora mismo; aujourd hui; tout de suite
urgent: immediat*; au plus vite; hoje; imediat*; ja; oggi; subito; immediat*; vandaag; meteen; direct; onmiddellijk
urgent: spoed; pilne; natychmiast; dzis*; 马上; 立刻; 紧急; 今天; 至急; 今すぐ; 今日
job: job; jobs; vacancy; vacancies; apply; application; internship; cv; career*; hiring; bewerb*; stelle; praktikum
job: ausbildung*; empleo; curriculum; practicas; vacante*; emploi; stage; candidature; embauche; emprego; estagio
job: vaga; vagas; lavoro; candidatura; stage; tirocinio; vacature; stage; solliciteren; solicit*; baan; praca
job: praktyk*; 招聘; 求职; 应聘; 実習; 採用; 求人; 応募
outside: weather; recipe; joke; poem; song; football; homework; capital of; president; horoscope; lottery; movie
outside: translate; essay; math; wetter; rezept; witz; gedicht; fussball; hauptstadt; hausaufgabe*; tiempo hara
outside: receta; chiste; poema; futbol; capital de; deberes; meteo; recette; blague; poeme; capitale; devoirs
outside: tempo amanha; receita; piada; poema; futebol; ricetta; barzelletta; poesia; calcio; compiti; recept; mop
outside: gedicht; voetbal; hoofdstad; weer; huiswerk; pogod*; przepis; zart; wiersz; 天气; 菜谱; 笑话; 诗; 首都; 天気; レシピ; 冗談
not_customer: journalist; press; interview; sponsor*; donation*; charity; survey; thesis; research; newsletter
not_customer: advert*; seo; backlink*; crypto; bitcoin; presse; spende*; umfrage; werbung; periodista; prensa
not_customer: patrocin*; donacion; encuesta; journaliste; don; sondage; imprensa; patrocin*; doac*; stampa
not_customer: giornalista; sondaggio; sponsorizz*; pers; goed doel; enquete; sponsor*; dziennikarz; sponsor*; 记者; 赞助
not_customer: 调查; 広告; 取材; 協賛
)";

}  // namespace firstline::classifier
