#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Nothing works for anybody.
constexpr absl::string_view kOutageWords[] = {
    "{outage|outages|service disruption|total failure|major incident}",
    "{site|website|service|system|systems|server|servers|platform|api|app|login|dashboard|checkout|shop|production|"
    "everything|whole thing|network|internet} {is|are|has been|was|seems|appears|went|have been|to be|currently|"
    "still|completely|totally|all|fully|been}* {down|offline|unreachable|unavailable|not reachable|out of service}",
    "{nobody|no one|none of us|none of our users|none of our people} ~~ {can|is able to|log in|access|work|working}",
    "{everyone|everybody|all users|all our users|whole team|entire team|whole company|entire company|whole office|"
    "entire office|all of us|all customers} ~~ {cannot|can t|unable|locked out|affected|logged out|kicked out}",
    "{nothing|everything} {works|is working|stopped working|broke|is broken} {any more|anymore|at all|since|for "
    "anyone|for everybody}",
    "{everything|all services} stopped working",
    "production {is|has been}? {down|stopped|at a standstill}",
    "{completely|totally} {down|offline}",
    "{totalausfall|komplettausfall|ausfall|großstörung}",
    "{system|systeme|server|seite|webseite|website|dienst|plattform|app|shop|alles|internet|netz} {ist|sind|seit|"
    "komplett|total|gerade|wieder|heute|stunden|zwei|nicht|schon|völlig}* {down|offline|ausgefallen|nicht "
    "erreichbar|lahmgelegt|unerreichbar|tot}",
    "{geht gar nichts|funktioniert gar nichts|nichts geht mehr|geht nichts mehr|steht alles still|alles steht still}",
    "{niemand|keiner|alle nutzer|alle mitarbeiter|ganze firma|ganzes team|gesamte team} ~~ {anmelden|einloggen|"
    "arbeiten|zugreifen|ausgesperrt|betroffen}",
    "{caída del servicio|caído el servicio|servicio caído|caída total|apagón}",
    "{sistema|servicio|página|web|servidor|plataforma|aplicación|app} {está|están|lleva|sigue|ha estado|horas|se "
    "ha}* {caído|caída|caídos|fuera de servicio|inaccesible}",
    "{nadie|ningún usuario|toda la empresa|todo el equipo} ~~ {entrar|acceder|trabajar|conectarse|iniciar}",
    "no funciona nada",
    "{panne générale|panne totale|interruption de service|panne complète}",
    "{site|service|serveur|système|plateforme|application|tout} {est|sont|reste|complètement|de nouveau}* {en panne|"
    "hors service|inaccessible|hors ligne|tombé|à l arrêt}",
    "{personne|aucun utilisateur|toute l entreprise|toute l équipe} ~~ {connecter|accéder|travailler|peut}",
    "plus rien ne {fonctionne|marche}",
    "{sistema|serviço|site|servidor|plataforma|app|aplicativo} {está|estão|continua|caiu}* {fora do ar|em baixo|"
    "fora de serviço|indisponível|caiu}",
    "{ninguém|toda a empresa|toda a equipe|toda a equipa} ~~ {entrar|acessar|aceder|trabalhar}",
    "nada funciona",
    "{sistema|servizio|sito|server|piattaforma|app} {è|sono|risulta|completamente|di nuovo}* {fuori servizio|"
    "irraggiungibile|offline|bloccato|giù|fuori uso}",
    "{nessuno|tutta l azienda|tutto il team} ~~ {accedere|entrare|lavorare}",
    "non funziona più niente",
    "{storing|uitval|platgelegd}",
    "{systeem|site|website|server|dienst|platform|app|alles} {is|ligt|al|volledig|helemaal|weer|sinds}* {plat|"
    "offline|onbereikbaar|uit de lucht|down|eruit}",
    "{niemand|het hele bedrijf|hele team} ~~ {inloggen|werken|toegang}",
    "{awaria|awarii}",
    "{system|strona|serwer|usługa|platforma} {nie|jest|nadal}* {działa|niedostępna|niedostępny|leży|padł}",
    "{nikt|cała firma|cały zespół} ~~ {zalogować|pracować|dostać}",
    "{宕机|瘫痪|癱瘓|全部无法|系统崩溃|服务中断|服務中斷|当机|當機|无法访问了|所有人都}",
    "{障害|全停止|サーバーダウン|システムダウン|誰も ログイン|サービス停止|落ちています|落ちて|接続できません}",
};
constexpr absl::string_view kOutageWordsExceptions[] = {
    "{planned|scheduled} {outage|maintenance}",
    "storing {van|op}? {data|food|it|them|things|files|my}",
    "{for|by|when|while|is} storing",
    "{is|comes|goes|sits|slides|folds|stand|pull|push} down {to|on|by}",
    "{stripped|broken|broke|calm} down",
    "outage {history|map|report|page|alerts|notification}",
    "nada funciona {mejor}",
};
const WordList kOutageWordsList = {"outage_words", kOutageWords, kOutageWordsExceptions};

}  // namespace

const WordList& OutageWords() { return kOutageWordsList; }

}  // namespace firstline::escalation
