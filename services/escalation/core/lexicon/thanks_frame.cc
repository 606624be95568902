#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// What stands around thanks and neither asks nor tells anything new: whom and what the thanks are for, that it is
// enough, that it worked, a wish. Longer phrases only where their words alone could belong to a request.
constexpr absl::string_view kThanksFrame[] = {
    "{hi|hello|ok|okay|oh|ah|yes|yep|no|well|so|and|just|all|it|that|this|s|is|was|i|you|your|to|of|the|a|for|very|really|"
    "much|many|lot|bunch|kind|kindly|dear|team|everyone|mate|quick|fast|quickly|prompt|clear|helpful|help|helped|helps|"
    "reply|answer|response|support|info|explanation|worked|did|nice|good|lovely|day|evening|weekend|night|one|best|"
    "regards|perfectly|fine}",
    "{thanks again|again thanks|see you|have a|all i needed to know|all i wanted to know|what i wanted to know|all i "
    "needed|all i wanted|what i needed|what i was looking for|no more questions|no further questions|nothing else|no "
    "problem|makes sense|i see|i understand|understood|you re welcome|you too|take care|for now|for your time|for the "
    "information|as expected|like a charm|works fine now}",
    "{solved|fixed|resolved|answered|answers|sorted} {my|the|this} {problem|issue|question}",
    "{my|the|this} {problem|issue|question} {is|was|has been} {solved|fixed|resolved|answered|sorted}",
    "{hallo|ja|ok|okay|ach|so|und|dann|nochmal|nochmals|das|es|s|war|ist|hat|ich|mir|euch|ihnen|dir|sie|ihr|ihre|eure|"
    "deine|der|die|den|fur|sehr|ganz|wirklich|schnelle|schnell|rasche|antwort|hilfe|auskunft|info|unterstutzung|geholfen|"
    "weitergeholfen|gut|genau|alles|geklappt|schonen|schones|einen|tag|abend|feierabend|wochenende|gruss|grusse|liebe|"
    "viele|beste|tausend|lieben}",
    "{was ich wissen wollte|was ich brauchte|mehr brauche ich nicht|keine weiteren fragen|keine fragen mehr|sonst "
    "nichts|funktioniert jetzt|jetzt funktioniert|jetzt geht|geht jetzt}",
    "{mein|meine|das|die} {problem|frage} {ist|war|wurde|hat sich}? {gelost|erledigt|beantwortet}",
    "{hola|si|ok|vale|bien|muy|mucho|todo|eso|es|era|me|ha|han|habeis|ayudado|por|tu|su|vuestra|la|el|ayuda|respuesta|"
    "rapida|tan|rapido|informacion|atencion|ya|esta|claro|entendido|de acuerdo|ha funcionado|funciono|nada mas|no tengo "
    "mas preguntas|un saludo|saludos|buen|dia|buena|tarde|noche|buenas|fin de semana|igualmente}",
    "{lo que necesitaba|lo que queria saber|con eso basta|duda resuelta|mi duda|problema resuelto|problema solucionado|el "
    "problema esta resuelto}",
    "{bonjour|oui|ok|d accord|c|est|etait|tout|j|ai|m|a|avez|bien|aide|aidee|pour|votre|ton|l|la|le|reponse|rapide|"
    "rapidite|renseignement|tres|vraiment|cela|ca|maintenant|compris|clair|plus de questions|pas d autre question|rien d "
    "autre|regle|bonne|belle|soiree|journee|fin de semaine|week end|cordialement|bientot|encore merci|et|de|vous|"
    "beaucoup|infiniment|mille|fois|etes}",
    "{ce qu il me fallait|ce que je voulais savoir|ce dont j avais besoin|probleme est resolu|probleme resolu|mon "
    "probleme est regle}",
    "{ola|sim|ok|certo|bem|muito|tudo|era|e|isso|so|o|a|me|ajudou|ajudaram|pela|pelo|por|sua|tua|vossa|ajuda|resposta|"
    "rapida|rapidez|informacao|atencao|ja|esta|claro|entendi|percebi|nada mais|sem mais perguntas|nao tenho mais "
    "perguntas|bom|boa|dia|tarde|noite|fim de semana|abraco|cumprimentos|ate|breve|logo|foi|pronto}",
    "{que eu precisava|o que precisava|que precisava|o que eu queria saber|que queria saber|meu problema foi resolvido|"
    "problema resolvido|duvida esclarecida|duvida resolvida}",
    "{ciao|salve|si|ok|va bene|bene|molto|tutto|era|e|quello|mi|ha|avete|hai|aiutato|stato|siete|stati|per|il|la|l|"
    "vostro|vostra|tuo|tua|aiuto|risposta|veloce|rapida|rapido|chiaro|capito|ho capito|d accordo|nient altro|nessun altra "
    "domanda|non ho altre domande|buona|buon|giornata|serata|lavoro|fine settimana|saluti|ancora grazie|davvero|gentile}",
    "{che mi serviva|che volevo sapere|di cui avevo bisogno|problema risolto|il problema e risolto}",
    "{hallo|ja|wel|oke|ok|dat|het|is|was|alles|heel|erg|veel|hartelijk|voor|je|jullie|uw|de|snelle|reactie|antwoord|hulp|"
    "informatie|uitleg|gelukt|geholpen|duidelijk|begrepen|heeft|hebt|hebben|goed|fijne|fijn|prettige|dag|avond|weekend|"
    "groet|groeten|met vriendelijke|verder geen vragen|geen vragen meer|niets meer|en|een|zo|mij|me|prima|super|werkt nu|"
    "nu werkt}",
    "{wat ik wilde weten|wat ik nodig had|probleem is opgelost|vraag is beantwoord|probleem opgelost}",
    "{tak|ok|bardzo|za|pomoc|odpowiedz|szybka|wszystko|to|juz|jasne|mi|pomoglo|milego|dnia|pozdrawiam}",
    "{您|你|的|了|我|们|已|经|就|是|这|那|些|很|太|非|常|好|都|帮|助|忙|回复|解答|明白|知道|清楚|祝|愉快|生活|工作|周末|"
    "啊|哦|嗯|问题解决|问题已解决|问题已经解决|解决了我的问题|没有其他问题|没有别的问题|没问题|不用了|没事了|需要的}",
};
const WordList kThanksFrameList = {"thanks_frame", kThanksFrame, {}};

}  // namespace

const WordList& ThanksFrame() { return kThanksFrameList; }

}  // namespace firstline::escalation
