#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Accounts taken over, data exposed, holes reported, payments nobody made.
constexpr absl::string_view kSecurityWords[] = {
    // English
    "{hacked|hacker|hackers|hijacked|phishing|phished|ransomware|malware|spyware}",
    "{account|profile|password|mailbox|login|system|workspace} {was|has been|got|is|been|were}* {compromised|stolen|"
    "taken over|broken into|breached|leaked}",
    "{unauthorised|unauthorized} {access|login|logins|transaction|transactions|charge|charges|purchase|purchases|"
    "order|orders|payment|payments|person|user|use}",
    "{data|security} {breach|leak|incident}",
    "data was leaked",
    "{security|critical} {hole|flaw|vulnerability|issue|bug|vulnerabilities|weakness}",
    "{vulnerability|vulnerabilities|xss|sql injection|csrf|remote code execution|zero day|exploit|proof of concept}",
    "{identity|account} theft",
    "identity fraud",
    "{stolen|leaked|exposed} {card|account|identity|password|passwords|credentials|data|key|keys|token}",
    "{api key|password|passwords|token|credentials|secret} ~ {leaked|exposed|stolen|public}",
    "{someone|somebody|a stranger|stranger|hacker|an ex employee|ex employee} {else}? ~ {my|our} {account|accounts|"
    "workspace|system|profile|login|password|camera|network}",
    "{someone|somebody} {is|was|has}* {in|into} my {account|profile}",
    "{logged|broke|broken|got|getting|get} into {my|our} {account|system|network|accounts|profile}",
    "{didn t|did not|never} {make|place|authorise|authorize|order|request|change} {this|these|the|that|any|it|"
    "those}? {purchase|order|orders|payment|transaction|login|change|code|codes}",
    "{orders|order|payments|purchases|charges|transactions} ~ i {did not|didn t|never} {place|make|authorise|"
    "authorize|recognise|recognize}",
    "{other|another} {customer|customers|user|users|people|person} s? {data|invoice|invoices|address|addresses|"
    "order|orders|details|account}",
    "{suspicious|unknown|unrecognised|unrecognized|strange} {login|logins|activity|sign in|sign ins|device|access}",
    "{fake|fraudulent} {site|website|shop|email|invoice|call|caller|badge|badges}",
    "i ~ scammed",
    "victim of {fraud|identity|a scam}",
    "fraudulent {transaction|charge|payment|charges|transactions}",
    // German
    "{gehackt|hacker|hackerangriff|phishing|datenleck|datenpanne|sicherheitslücke|sicherheitslücken|schwachstelle|"
    "identitätsdiebstahl|schadsoftware|kontoübernahme}",
    "{unbefugt|unbefugte|unbefugter|unberechtigte|unberechtigter|fremder|fremde} {zugriff|zugriffe|person|personen|"
    "bestellung|bestellungen|anmeldung|abbuchung}",
    "{jemand|unbekannte|fremde} ~ {mein|meinem|meinen|unser} {konto|account|passwort|zugang}",
    "{habe ich nicht|ich nicht} {bestellt|veranlasst|autorisiert|beauftragt|gemacht|angefordert}",
    "{ich war das nicht|war ich nicht}",
    "{daten|rechnungen|adressen} anderer kunden",
    "{konto|account|passwort} ~ {übernommen|geknackt|kompromittiert|gestohlen}",
    // Spanish
    "{hackeado|hackeada|hackearon|hackeo|jaqueado|phishing|suplantación|suplantado|fuga de datos|vulnerabilidad|"
    "robo de identidad|fallo de seguridad|brecha de seguridad}",
    "{acceso|cargo|compra|pedido} no {autorizado|autorizada|reconocido|reconocida}",
    "{alguien|desconocido} ~ mi {cuenta|contraseña|perfil|altavoz}",
    "{robaron|robado} ~ {cuenta|contraseña|tarjeta}",
    "datos de otros clientes",
    // French
    "{piraté|piratée|piratage|pirate|hameçonnage|phishing|fuite de données|usurpation|usurpé|faille de sécurité|une "
    "faille|vulnérabilité|faux site}",
    "{accès|achat|prélèvement|paiement|commande} non {autorisé|autorisée|autorisés}",
    "{quelqu un|un inconnu} ~ mon {compte|mot de passe}",
    "données d autres clients",
    // Portuguese
    "{hackeado|hackeada|hackearam|invadida|invadido|invadiram|clonado|clonada|clonaram|vazamento|fuga de dados|"
    "vulnerabilidade|phishing|falha de segurança|roubo de identidade}",
    "{acesso|compra|cobrança} não {autorizado|autorizada|reconhecida}",
    "{alguém|desconhecido} ~ minha {conta|senha|palavra passe}",
    "dados de outros clientes",
    // Italian
    "{hackerato|hackerata|hackerati|violato|violata|furto d identità|furto di identità|fuga di dati|vulnerabilità|"
    "phishing|falla di sicurezza|una falla|dispositivo sconosciuto}",
    "{accesso|acquisto|addebito|pagamento} non {autorizzato|autorizzata|riconosciuto}",
    "qualcuno ~ mio {account|profilo|conto}",
    // Dutch
    "{gehackt|hacker|datalek|kwetsbaarheid|beveiligingslek|phishing|identiteitsfraude|identiteitsdiefstal|lek in}",
    "{onbevoegde|ongeautoriseerde|onbekende} {toegang|betaling|login|inlog}",
    "iemand ~ mijn {account|wachtwoord|rekening}",
    // Polish
    "{zhakowane|zhakowany|zhakowano|zhakowali|haker|włamał|włamali|włamano|włamanie|wyciek danych|phishing|luka "
    "bezpieczeństwa|podatność|kradzież tożsamości}",
    "nieautoryzowan+ {dostęp|transakcja|transakcje|płatność}",
    "ktoś ~ moje konto",
    // Chinese and Japanese
    "{被盗|被盜|盗号|盜號|黑客|駭客|钓鱼|釣魚|泄露|洩漏|外泄|漏洞|非本人|入侵|盗刷|盜刷|异地登录|异常登录}",
    "{不正アクセス|乗っ取|ハッキング|ハッカー|フィッシング|漏洩|情報流出|脆弱性|身に覚えのない|なりすまし|不正利用|"
    "見覚えのない}",
};
constexpr absl::string_view kSecurityWordsExceptions[] = {
    "{pirate} {bay|costume}",
    "{life|growth} {hack|hacker|hackers}",
    "hacker {news|edition}",
};
const WordList kSecurityWordsList = {"security_words", kSecurityWords, kSecurityWordsExceptions};

}  // namespace

const WordList& SecurityWords() { return kSecurityWordsList; }

}  // namespace firstline::escalation
