#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Thanks, praise and goodbyes in a sentence or two.
constexpr absl::string_view kThanksWords[] = {
    "{thanks|thank you|thanks a lot|thank you so much|many thanks|thankyou|thx|ty|cheers|much appreciated|appreciate it|perfect|great|awesome|brilliant|that "
    "worked|that works|works now|it works|it worked|that helped|that did it|that s all i needed|that s all|that was all|solved|resolved|all good|got it|bye|goodbye|have a nice day|lovely|"
    "excellent|wonderful|well done|super}",
    "{danke|vielen dank|dankeschön|besten dank|herzlichen dank|perfekt|hat geklappt|hat funktioniert|das war s|das hat geholfen|gelöst|funktioniert "
    "jetzt|super|tschüss|klasse|prima|toll|alles klar|erledigt}",
    "{gracias|muchas gracias|mil gracias|perfecto|genial|estupendo|adiós|ya funciona|solucionado|resuelto|eso es todo|era todo|me ha ayudado|me sirvió}",
    "{merci|merci beaucoup|parfait|super|génial|au revoir|ça marche|résolu|bonne journée|c est tout|c est réglé|ça m a aidé}",
    "{obrigado|obrigada|muito obrigado|muito obrigada|valeu|perfeito|ótimo|óptimo|tchau|resolvido|funcionou|era só isso|é tudo|deu certo|ajudou}",
    "{grazie|grazie mille|perfetto|ottimo|risolto|arrivederci|funziona ora|è tutto|mi ha aiutato|ha funzionato|gentilissimi|ciao}",
    "{bedankt|dank je|dank u|dankjewel|dankuwel|perfect|top|opgelost|dat was alles|dat is alles|het is gelukt|dat heeft geholpen|dag}",
    "{dzięki|dziękuję|dziekuje|super|świetnie|działa|rozwiązane|do widzenia}",
    "{谢谢|謝謝|感谢|感謝|多谢|再见|好的|搞定|解决了|没有问题了|可以了|明白了}",
    "{ありがとう|有難う|助かりました|解決しました|了解|さようなら|承知}",
};
constexpr absl::string_view kThanksWordsExceptions[] = {
    "{not|no|isn t|wasn t|doesn t|didn t|nicht|kein|no} {great|perfect|awesome|solved|resolved|work|works|geklappt|"
    "funktioniert|funciona|good}",
    "super {slow|annoying|langsam}",
};
const WordList kThanksWordsList = {"thanks", kThanksWords, kThanksWordsExceptions};

}  // namespace

const WordList& ThanksWords() { return kThanksWordsList; }

}  // namespace firstline::escalation
