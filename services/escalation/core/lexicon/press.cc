#include "services/escalation/core/lexicon/table.h"

namespace firstline::escalation {
namespace {

// Journalists, and threats to go public.
constexpr absl::string_view kPressWords[] = {
    "{journalist|journalists|reporter|reporters|newsroom}",
    "{contact|contacting|inform|tell|call|email|go to|going to|talk to|alert|write to|writing to} the {press|media|"
    "papers|news|newspapers|tv}",
    "press {inquiry|enquiry|request|office|contact|release about you|deadline}",
    "media {inquiry|enquiry|request}",
    "{go|going} {public|viral}",
    "{make|making} this public",
    "{post|posting|share|sharing|expose|exposing|publish|tweet} ~~ {twitter|tiktok|facebook|instagram|reddit|"
    "youtube|linkedin|trustpilot|social media|online|everywhere}",
    "{tv|radio} {station|show|programme}",
    "writing an article about {you|your}",
    "{watchdog|investigative}",
    "{journalist|journalistin|journalisten|reporter|zeitung|zeitungen|redaktion|pressestelle|presseanfrage|im "
    "fernsehen|an die öffentlichkeit|öffentlich machen|an die presse|die presse|der presse|den medien|die medien}",
    "{periodista|periodistas|la prensa|periódico|periódicos|medios de comunicación|los medios|redes sociales}",
    "{publicar|publicaré|publicarlo|difundir} ~ {redes|twitter|facebook|instagram|prensa}",
    "{journaliste|journalistes|la presse|les médias|journal télévisé|réseaux sociaux|60 millions de consommateurs}",
    "{jornalista|jornalistas|imprensa|jornais|comunicação social|reclame aqui|redes sociais}",
    "{giornalista|giornalisti|ai giornali|alla stampa|i giornali|mi manda rai|striscia la notizia|social media}",
    "{journalist|journalisten|de pers|de krant|de media|radar|naar de media}",
    "{dziennikarz|dziennikarza|dziennikarzy|do prasy|do mediów|do telewizji|w mediach}",
    "{记者|記者|媒体曝光|媒體曝光|曝光你们|曝光你們|媒体|媒體|报社|報社|发微博|发到网上}",
    "{マスコミ|報道|新聞社|テレビ局|取材|snsで拡散|sns に投稿|拡散します}",
};
constexpr absl::string_view kPressWordsExceptions[] = {
    "{french|bench|drill|coffee|garlic|leg} press",
    "media {player|library|files|centre|center|server|key|keys|query|queries}",
    "{how|where} ~ {post|share|sharing|posting} ~~ {twitter|facebook|instagram|linkedin|online}",
    "radar {sensor|sensoren}",
    "{button|integration|login|sign in} ~ {facebook|twitter|instagram|linkedin}",
    "{die medien|der medien} {bibliothek|dateien|wiedergabe}",
    "redes sociales {botón|enlace|iconos}",
};
const WordList kPressWordsList = {"press_words", kPressWords, kPressWordsExceptions};

}  // namespace

const WordList& PressWords() { return kPressWordsList; }

}  // namespace firstline::escalation
