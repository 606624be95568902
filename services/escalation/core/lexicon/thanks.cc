#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Thanks, praise and goodbyes in a sentence or two.
constexpr absl::string_view kThanksWords[] = {
    "{thanks|thank you|thankyou|thx|ty|cheers|much appreciated|appreciate it|perfect|great|awesome|brilliant|that "
    "worked|that works|works now|it works|solved|resolved|all good|got it|bye|goodbye|have a nice day|lovely|"
    "excellent|wonderful|well done|super}",
    "{danke|vielen dank|dankeschön|besten dank|herzlichen dank|perfekt|hat geklappt|hat funktioniert|funktioniert "
    "jetzt|super|tschüss|klasse|prima|toll|alles klar|erledigt}",
    "{gracias|muchas gracias|mil gracias|perfecto|genial|estupendo|adiós|ya funciona|solucionado|resuelto}",
    "{merci|merci beaucoup|parfait|super|génial|au revoir|ça marche|résolu|bonne journée}",
    "{obrigado|obrigada|muito obrigado|muito obrigada|valeu|perfeito|ótimo|óptimo|tchau|resolvido|funcionou}",
    "{grazie|grazie mille|perfetto|ottimo|risolto|arrivederci|funziona ora|ciao}",
    "{bedankt|dank je|dank u|dankjewel|dankuwel|perfect|top|opgelost|dag}",
    "{dzięki|dziękuję|dziekuje|super|świetnie|działa|rozwiązane|do widzenia}",
    "{谢谢|謝謝|感谢|感謝|多谢|再见|好的|搞定|解决了}",
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
