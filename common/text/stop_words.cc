// Function words, curated by hand: articles, pronouns, prepositions, conjunctions, auxiliaries. Negations are left
// out on purpose, because "not" changes what a question means. Terms are case-folded as Tokenize does ("dass", never
// "daß").

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "common/text/tokens.h"

namespace firstline::text {
namespace {

constexpr absl::string_view kEnglish =
    "a an the this that these those i me my mine myself you your yours yourself he him his she her hers it its "
    "itself we us our ours they them their theirs who whom whose which what and or but if then than as so because "
    "while of at by for with about to from in into on onto out over under up down off through between during "
    "before after again is am are was were be been being have has had having do does did doing will would shall "
    "should can could may might must there here when where how why all any both each some such only own same too "
    "very just also i'm i've i'd i'll you're you've it's that's we're we've they're he's she's there's what's "
    "let's";
constexpr absl::string_view kGerman =
    "der die das den dem des ein eine einen einem einer eines ich mich mir mein meine meinen meinem meiner meines "
    "du dich dir dein deine deinen er ihn ihm sein seine seinen sie ihr ihre ihren ihrem ihrer ihnen es wir uns "
    "unser unsere unseren euch euer und oder aber wenn als ob weil dass da so wie was wer wen wem welche welcher "
    "welches wo wann warum von vom zu zum zur in im ins an am ans auf aus bei beim mit nach vor seit für über "
    "unter durch um gegen bis bin bist ist sind seid war waren wäre gewesen sein habe hast hat haben hatte hatten "
    "werde wird werden wurde wurden worden kann kannst können könnte könnten soll sollte muss müssen darf dürfen "
    "mag möchte möchten will wollen auch noch nur schon sehr hier dort dann denn doch mal man sich selbst dies "
    "diese dieser dieses diesen diesem jede jeder jedes alle";
constexpr absl::string_view kSpanish =
    "el la los las un una unos unas lo al del de a en con por para sin sobre entre hasta desde hacia y e o u pero "
    "si que qué como cómo cuando cuándo donde dónde porque cual cuál cuales quien quién yo me mi mis mí tú te tu "
    "tus ti él ella ello ellos ellas le les se su sus nos nosotros nuestra nuestro nuestros vosotros os vuestro "
    "usted ustedes es soy eres somos son era eran fue fueron ser sido estoy está están estaba estar he has ha "
    "hemos han había haber hay tengo tiene tienen puedo puede pueden poder este esta esto estos estas ese esa eso "
    "esos esas aquel aquella muy más también ya así todo toda todos todas otro otra";
constexpr absl::string_view kFrench =
    "le la les l un une des du de d à au aux en dans par pour avec sans sur sous entre chez vers et ou mais donc "
    "or car si que qu quoi qui quel quelle quels quelles dont où quand comment pourquoi je j me m moi mon ma mes "
    "tu te t toi ton ta tes il elle on lui le se s soi son sa ses nous notre nos vous votre vos ils elles leur "
    "leurs ce c cet cette ces cela ça ceci est suis es sommes êtes sont était étaient été être ai as a avons avez "
    "ont avait avaient avoir eu fait peut peux pouvez pouvoir y très plus aussi déjà encore tout toute tous "
    "toutes même c'est j'ai d'un d'une qu'il qu'elle l'on n'est s'il jusqu'à";
constexpr absl::string_view kPortuguese =
    "o a os as um uma uns umas de do da dos das em na nos nas ao aos à às por pelo pela pelos pelas para com sem "
    "sobre entre até desde e ou mas se que quê como quando onde porque qual quais quem eu me mim meu minha meus "
    "minhas tu te teu tua você vocês ele ela eles elas lhe lhes seu sua seus suas nós nosso nossa nossos é sou és "
    "somos são era eram foi foram ser sido estou está estão estava estar tenho tem têm tinha ter há havia haver "
    "posso pode podem poder este esta isto estes estas esse essa isso esses essas aquele aquela aquilo muito mais "
    "também já assim todo toda todos todas outro outra num numa";
constexpr absl::string_view kItalian =
    "il lo la i gli le l un uno una di del dello della dei degli delle a al allo alla ai agli alle da dal dallo "
    "dalla dai in nel nello nella nei negli nelle con su sul sullo sulla sui per tra fra e ed o ma se che chi cui "
    "come quando dove perché quale quali cosa io me mi mio mia miei mie tu te ti tuo tua tuoi tue lui lei egli "
    "ella gli si suo sua suoi sue noi ci nostro nostra voi vi vostro vostra loro è sono sei siamo siete era erano "
    "fu essere stato stata ho hai ha abbiamo avete hanno aveva avere posso può possono potete potere questo "
    "questa questi queste quello quella quelli quelle molto più anche già così tutto tutta tutti tutte altro "
    "altra ne c'è dell all nell sull";
constexpr absl::string_view kDutch =
    "de het een ik mij me mijn jij je jou jouw u uw hij hem zijn zij ze haar wij we ons onze jullie hun hen en of "
    "maar als dan dat dit deze die wat wie welke waar wanneer waarom hoe omdat want van voor met aan op in uit "
    "bij naar om te tot over onder door tussen na tegen zonder sinds is ben bent was waren zijn geweest heb hebt "
    "heeft hebben had hadden word wordt worden werd werden kan kun kunt kunnen kon zou zouden zal zullen moet "
    "moeten mag mogen wil willen er hier daar ook nog al zo zeer heel alleen zelf elke ieder alle andere toch "
    "even";

using Words = absl::flat_hash_set<absl::string_view>;

Words Split(absl::string_view list) { return absl::StrSplit(list, ' ', absl::SkipEmpty()); }

const absl::flat_hash_map<absl::string_view, Words>& Lists() {
  static const auto* const lists = new absl::flat_hash_map<absl::string_view, Words>{
      {"en", Split(kEnglish)},    {"de", Split(kGerman)},  {"es", Split(kSpanish)}, {"fr", Split(kFrench)},
      {"pt", Split(kPortuguese)}, {"it", Split(kItalian)}, {"nl", Split(kDutch)},
  };
  return *lists;
}

}  // namespace

bool IsStopWord(absl::string_view term, absl::string_view language) {
  const auto list = Lists().find(language);
  return list != Lists().end() && list->second.contains(term);
}

}  // namespace firstline::text
