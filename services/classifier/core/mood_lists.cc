#include "services/classifier/core/mood_lists.h"

namespace firstline::classifier {

const absl::string_view kMoodEnglish = R"(
pleased: thank*=0.6; thanks=0.6; thx=0.5; cheers=0.4; appreciat*=0.8; grateful; great; good=0.7; nice=0.7; nicely=0.7
pleased: love; loves; loved; loving; lovely; like=0.2; awesome; amazing; excellent; fantastic; wonderful; brilliant
pleased: perfect; perfectly; best=0.8; better=0.3; happy; happier; happily; glad=0.8; delighted; pleased; pleasure
pleased: enjoy*; fun=0.7; funny=0.7; hilarious; cool=0.6; kind=0.4; kindness; friendly=0.8; helpful=0.9; polite=0.7
pleased: patient=0.4; patience=0.3; impressed; impressive; recommend=0.7; beautiful; gorgeous; cute=0.8; sweet=0.7
pleased: proud; excited; exciting; fascinating; hope=0.2; hopefully=0.2; well done; kudos; bravo; congrat*
pleased: compliment*; superb; outstanding; smooth=0.7; smoothly=0.7; easy=0.3; fast=0.3; quick=0.3; wow=0.6; yay
pleased: haha=0.4; lol=0.3; lmao=0.4; win=0.3; winner=0.5; welcome=0.4; respect=0.3; support=0.1; safe=0.2; fair=0.3
pleased: favorite=0.8; favourite=0.8; interesting=0.5; agree=0.2; hero; legend=0.7; genius; blessed; luck=0.3
pleased: lucky=0.7; laugh*=0.6; admire*; adorable; thrilled; sorted=0.4; worth=0.4; flawless; top notch; five stars
pleased: thumbs up; works great; works well
displeased: bad; badly; worse; poor; poorly; wrong=0.6; problem=0.4; problems=0.4; issue=0.3; broken=0.7; fail=0.7
displeased: fails=0.7; failed=0.7; failing=0.7; failure=0.7; unhappy; sad; sadly; sorry=0.3; disappoint*; annoy*
displeased: frustrat*; irritat*; upset; angry; mad=0.7; unfortunate*=0.6; useless; slow=0.6; late=0.5; delay*=0.6
displeased: missing=0.5; never=0.3; nobody=0.4; no one=0.4; ignored=0.8; ignoring=0.8; waiting=0.3; waited=0.4
displeased: still=0.25; again=0.25; hate; hates; hated; dislike*; boring; bored; stupid; dumb; weird=0.4; gross; ugly
displeased: mess=0.7; confus*=0.5; difficult=0.4; hard=0.2; hurt*=0.7; pain*=0.7; sick=0.5; tired of; fed up
displeased: enough of; impossible=0.5; rude; unfair; unreliable; expensive=0.4; overpriced; lost=0.4; lose=0.3
displeased: crash*=0.5; stuck=0.5; error=0.3; cannot=0.2; refus*=0.5; blame*=0.6; cry=0.6; crying=0.6; lonely=0.7
displeased: awkward=0.5; cringe; lame; nasty; unwelcome; cold=0.2; complain*=0.6; complaint=0.6; regret*=0.7
displeased: waste=0.8; wasted=0.8; misleading=0.8; lie=0.5; lied; lies=0.6; lying=0.7; cheat*; damn=0.6; crap; sucks
displeased: suck; sucked; wtf; ffs; smh; not ok; let down; cut off=0.5; go in circles; embarrass*=0.7; toxic; selfish
displeased: wish=0.1; unacceptable; fault*=0.4; damaged=0.5; nonsense=0.7; joke=0.3
angry: worst; terrible; horrible; awful; appalling; atrocious; disgust*; disgrace*; pathetic; outrag*; furious; shame
angry: shameful; ashamed; scandal*; ridiculous; absurd; incompetent*; idiot*; moron*; clown*; liar*; crook*; thieves
angry: thief; robbery; rip off; ripoff; scam; scammed; scammers; theft; stole; con artists; insult*; contempt; garbage
angry: trash; rubbish; absolute joke; never again; last time; sick of; sick and tired; hell=0.6; bastard*; fuck*
angry: shit*; bullshit; asshole*; bitch*; screw*; evil; vile; despicable; dreadful; abysmal; horrendous; inexcusable
angry: unbelievable=0.6; how dare; laughing stock; worthless; hostile; treated like; enraged; livid; seething; fuming
worried: worried; worry; worrying; afraid; scared; scary; terrified; fear; panic*; desperate*; anxious; anxiety
worried: nervous; concerned=0.7; crying; heartbroken; devastated; nightmare; help me=0.5; emergency=0.6; stranded
worried: hospital=0.4; died=0.5; death=0.5; passed away=0.5
very: very; really; so; extremely; absolutely; totally; completely; incredibly; utterly; super; such; too; highly
very: beyond
)";

const absl::string_view kMoodEuropean = R"(
pleased: danke=0.6; dank=0.5; dankeschon=0.7; super; toll; tolle; tollen; toller; tolles; gut=0.6; gute=0.5; guter=0.5
pleased: gutes=0.5; prima; klasse; spitze; perfekt*; wunderbar*; grossartig*; fantastisch*; ausgezeichnet*
pleased: hervorragend*; freundlich*=0.8; hilfsbereit*; nett=0.7; nette=0.7; netten=0.7; begeistert; zufrieden*
pleased: glucklich; freue=0.6; freut=0.6; lob; empfehl*=0.8; liebe=0.3; schnell=0.3; einfach=0.2; beste=0.8
pleased: besten=0.4; dankbar; weiter so; kompliment*
pleased: gracias=0.6; genial; excelente*; perfect*; fantastic*; maravill*; estupend*; encanta; encantad*; encanto
pleased: feliz; content*=0.8; amable*=0.8; amabilidad; bien=0.4; buen=0.4; mejor=0.5; mejores=0.7; enhorabuena
pleased: felicit*; recomiendo; recomendar*; rapido=0.4; agradec*=0.8; satisfech*; merci=0.5; super; genial*
pleased: excellent*; parfait*; formidable*; merveill*; magnifique*; bravo; ravi; ravie; ravis; heureu*; enchant*
pleased: adore; chaleureu*; gentil*=0.8; aimable*; impeccable*; recommande; remercie*=0.7; felicitation*; plaisir=0.5
pleased: meilleur*=0.7; satisfait*
pleased: obrigad*=0.6; otim*; excelente*; perfeit*; maravilh*; fantastic*; adorei; adoramos; adoro; amei; feliz
pleased: content*; simpatic*=0.8; gentil; parabens; recomendo; incrivel; impecavel; melhor=0.5; melhores=0.7
pleased: satisfeit*; agradec*=0.8; grazie=0.6; ottim*; eccellent*; perfett*; meraviglios*; fantastic*; bellissim*
pleased: bello=0.6; bella=0.6; gentil*=0.8; bravi; bravo; bravissim*; complimenti; felice; content*; soddisfatt*
pleased: consiglio=0.6; migliori=0.7; migliore=0.6; adoro; ringrazi*=0.7; velocissim*; impeccabil*
pleased: bedankt=0.6; dankjewel=0.7; geweldig*; fantastisch*; prachtig*; perfect*; top; super; heerlijk*; fijn*=0.5
pleased: leuk*=0.6; mooi*=0.6; goed=0.5; goede=0.4; blij; tevreden; complimenten; compliment; aanrader
pleased: vriendelijk*=0.4; behulpzaam; chapeau; genoten; lief=0.7; uitstekend*; dziekuj*=0.6; dzieki=0.6; swietn*
pleased: super; wspanial*; rewelacj*; polecam; zadowolon*; najlepsz*=0.8; brawo; mil*=0.3; cieszy=0.7
displeased: schlecht*; leider=0.5; enttausch*; arger*; argerlich; genervt; nervt; frustr*; unzufrieden; falsch*=0.5
displeased: kaputt=0.6; fehler=0.3; defekt*=0.5; nie=0.3; niemand=0.5; keiner=0.4; endlich=0.4; immer noch=0.5
displeased: schon wieder=0.7; wieder=0.15; warte=0.3; warten=0.3; gewartet=0.5; vergeblich; langsam=0.5; unfreundlich*
displeased: unhoflich*; problem=0.3; beschwer*=0.7; traurig; satt=0.4; zu spat=0.4; verspat*=0.4; stort=0.3
displeased: umsonst=0.4; funktioniert nicht=0.5; geht nicht=0.4; im stich gelassen; keine antwort=0.7
displeased: keine reaktion=0.7; keine lust=0.6
displeased: muy mal; va mal=0.6; funciona mal=0.7; mala=0.6; malo=0.7; peor; lamentable*; decepcion*; molest*; enfad*
displeased: hart*=0.6; cansad*; nadie=0.5; nunca=0.3; todavia=0.3; aun no=0.3; otra vez=0.5; no funciona=0.5
displeased: fallo=0.4; falla*=0.4; error=0.3; roto=0.5; rota=0.5; lento=0.5; espera*=0.2; esperando=0.5
displeased: sin respuesta=0.7; nadie responde; triste; problema=0.3; queja=0.7; por que=0.15; mauvais*; decu*
displeased: deception*; malheureusement=0.6; enerv*; agac*; marre; assez=0.2; personne ne=0.5; toujours pas=0.6
displeased: encore=0.15; ne marche pas=0.5; ne fonctionne pas=0.5; panne=0.4; erreur=0.3; casse*=0.5; lent*=0.5
displeased: attend*=0.3; sans reponse=0.7; aucune reponse=0.7; triste; probleme=0.3; mecontent*; deplorable; penible
displeased: inadmissible
displeased: mau=0.7; ruim; pior; decepcion*; desilu*; desapont*; irrit*; chatead*; fart*; cansad*; ninguem=0.5
displeased: nunca=0.3; ainda nao=0.4; outra vez=0.5; de novo=0.4; nao funciona=0.5; erro=0.3; avari*=0.4; quebrad*=0.5
displeased: lento=0.5; espera=0.3; esperando=0.5; a espera=0.5; sem resposta=0.7; infelizmente=0.6; triste
displeased: problema=0.3; lamentavel; pessim*=0.8; va male=0.7; brutto=0.7; peggio; delus*; deludent*; arrabbiat*
displeased: stuf*; stanc*=0.6; nessuno=0.5; mai=0.3; ancora=0.2; di nuovo=0.4; non funziona=0.5; errore=0.3
displeased: guasto=0.4; rott*=0.5; lento=0.5; aspett*=0.4; senza risposta=0.7; purtroppo=0.6; triste; problema=0.3
displeased: basta=0.5; scandalos*
displeased: slecht*; helaas=0.6; teleurgesteld*; teleurstel*; boos; geirriteerd; ergerlijk*; ergernis; gefrustreerd
displeased: beu; niemand=0.5; nooit=0.4; nog steeds=0.5; alweer=0.6; weer=0.15; werkt niet=0.5; doet het niet=0.5
displeased: kapot=0.5; stuk=0.3; fout=0.3; traag=0.5; wacht=0.3; wachten=0.3; geen antwoord=0.7; geen reactie=0.7
displeased: jammer=0.6; onvriendelijk*; onbeleefd*; probleem=0.3; klacht=0.7; irritant*; zucht*=0.5; niestety=0.6
displeased: rozczarowan*; zawiedzion*; nie dziala=0.5; ciagle=0.4; nadal=0.4; znowu=0.4; nikt=0.5; problem=0.3
displeased: zepsut*=0.5; skarg*=0.7
angry: katastroph*; unverschamt*; frechheit; frech; schrecklich*; furchtbar*; grauenhaft*; unglaublich=0.6
angry: unmoglich=0.5; skandal*; lacherlich*; schande; betrug*=0.7; betruger; abzocke*; idiot*; inkompetent*; wutend
angry: stinksauer; sauer=0.7; zumutung; unzumutbar; sauerei; schweinerei; witz=0.4; scheiss*; saftladen; verarsch*
angry: respektlos*; entsetz*; das letzte; nie wieder; es reicht; reicht es=0.7; schnauze; hols der teufel
angry: verguenza; vergonzos*; pesim*; horrible; terrible; asco; asqueros*; indignant*; indignad*; inaceptable
angry: intolerable; inutil*; ladron*; robo; roban; estafa; estafador*; sinverguenza*; desastre; basura; mierda; harto
angry: harta; ridicul*; increible=0.5; tomadura de pelo; nunca mas; incompetent*; desprecio; honte*; honteu*
angry: scandale*; scandaleu*; inacceptable; nul; nulle; horrible*; lamentable*; arnaque*; voleur*; escroc*
angry: incompeten*; ridicule; degou*; furieu*; mensonge*; menteur*; catastroph*; inadmissible; foutage; merde
angry: plus jamais; se moque*; foutez; indigne; insupportable; ras le bol
angry: vergonha; vergonhos*; pessim*; horrivel; terrivel; inaceitavel; ridicul*; absurdo; nojo; ladroes; ladrao; roubo
angry: golpe=0.6; burla; incompetent*; lixo; merda; palhacada; descaso; desrespeito; revoltad*; indignad*; nunca mais
angry: um nojo; desastre; vergogn*; orribil*; terribil*; inaccettabil*; schifo; schifos*; ridicol*; ladri; truffa=0.6
angry: truffator*; incompeten*; indecent*; disastro; merda; assurd*; mai piu; furios*; indignat*; presa in giro
angry: vergognatevi; pessim*
angry: schandalig*; schande; vreselijk*; verschrikkelijk*; afschuwelijk*; belachelijk*; waardeloos; waardeloze
angry: woedend; razend; oplichter*; oplichting=0.7; dieven; diefstal; incompetent*; idiot*; ongelofelijk=0.6
angry: ongehoord*; onacceptabel*; klote*; kut*; rotzooi; ramp; nooit meer; respectloos; onbeschoft*; spuugzat
angry: walgelijk*; prutser*; bende; skandal*; fatal*; tragedi*; okropn*; strasz*; wstyd; oszust*; zlodziej*; zalosn*
angry: kpin*; beznadziej*; niedopuszczaln*; nigdy wiecej
worried: angst; sorge; sorgen; panik; verzweif*; notfall; krankenhaus=0.4; besorgt; miedo; preocup*; panico; desesper*
worried: angusti*; emergencia; hospital=0.4; peur; inquiet*; panique; desespere*; hopital=0.4; medo; preocupad*
worried: desesperad*; panico; hospital=0.4; paura; preoccupat*; panico; disperat*; ospedale=0.4; ben bang; angstig
worried: ongerust; zorgen=0.5; paniek; wanhopig; ziekenhuis=0.4; strach; boje; martwi*; panik*
very: sehr; echt; total; absolut; vollig; extrem; wirklich; so; muy; mucho; tan; super; totalmente; absolutamente
very: realmente; tres; vraiment; tellement; totalement; absolument; si; trop; muito; tao; demais; totalmente; molto
very: davvero; troppo; proprio; cosi; assolutamente; heel; erg; zo; echt; ontzettend; enorm; bardzo; naprawde; tak
very: zupelnie
)";

const absl::string_view kMoodAsian = R"(
pleased: 谢谢=0.5; 感谢=0.8; 很好; 太好; 太棒; 真棒; 不错; 满意; 喜欢; 优秀; 完美; 开心; 好评; 点赞; 推荐=0.6; 贴心; 耐心=0.6; 专业=0.2; ありがとう=0.6; 感謝=0.8
pleased: 嬉しい; うれしい; 素晴らしい; 最高; 満足; 助かり=0.6; 便利=0.5; 大好き; 良かった; よかった; 親切; 丁寧=0.7; 快適
displeased: 失望; 不满; 太慢; 太差; 差劲; 还没=0.4; 没人=0.5; 问题=0.2; 坏了=0.5; 报错=0.4; 着急=0.5; 麻烦=0.2; 生气; 郁闷; 糟糕; 投诉=0.7; 无法=0.3
displeased: 不行=0.4; 又=0.2; 残念; 不満; 困って=0.6; 困り=0.6; 遅い=0.6; まだ=0.3; 壊れ=0.5; 不便=0.6; 悲しい; 冷た=0.7; エラー=0.3; できない=0.3
displeased: できません=0.3; 届かない=0.4; 対応が悪い
angry: 垃圾; 骗子; 骗人; 无耻; 恶心; 愤怒; 不能接受; 无法接受; 太过分; 忍无可忍; 坑人; 恶劣; 最差; 气死; 怒り; 最悪; ひどい; 許せない; ふざけ; 詐欺=0.6; あり得ない; ありえない
angry: 二度と; 呆れ; 腹が立
worried: 害怕; 担心; 急死; 恐慌; 心配; 不安; 怖い; 怖く
very: 非常; 特别; 十分; 真的; とても; すごく; 本当に; 大変
)";

}  // namespace firstline::classifier
