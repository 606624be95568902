#include "services/classifier/core/structure.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "services/classifier/core/phrases.h"

namespace firstline::classifier {
namespace {

// Groups that begin with "start_" count only at the beginning of a clause.
constexpr absl::string_view kWords = R"(
start_can_you: can you; could you; would you; can we; could we; konnen sie; konnten sie; kannst du; konnt ihr; konntet ihr; pueden; puedes; podeis; podrian; podriais; pouvez vous; pourriez vous; peux tu; podem; pode; poderiam; podiam; potete; puoi; potreste; potrebbe; kunnen jullie; kunt u; kun je; zouden jullie; czy mozecie; mozecie; 能不能; 可以帮; 请帮; いただけ; できますか
start_can_i: can i; may i; could i; is it possible; am i able; kann ich; konnte ich; darf ich; kann man; ist es moglich; puedo; se puede; podria; es posible; puis je; je peux; peut on; est il possible; posso; e possivel; consigo; da para; si puo; e possibile; kan ik; mag ik; is het mogelijk; kan dat; czy moge; moge; 可以吗; 能否; 可能ですか
start_is_it: is the; is it; are the; is your; are your; does the; does your; does it; do your; do the; do you have; do you offer; do you sell; do you take; has the; will the; ist der; ist die; ist das; sind die; hat der; hat die; haben sie; habt ihr; gibt es; es el; es la; son los; tiene el; tiene la; tienen; hay; ofrecen; est ce que; est ce; avez vous; y a t il; proposez vous; o curso; tem; ha; avete; c e; ci sono; offrite; e vero; is de; is het; zijn de; heeft de; hebben jullie; zit er; zitten er; is er; zijn er; czy; 是否; 有没有
start_how: how; wie; wo; como; comment; onde; come; hoe; jak; donde; where do; where can; dove; waar kan; gdzie; 怎么; 如何; どう
start_what: what; which; what s; whats; welche; welcher; welches; was; cual; cuales; que; quel; quelle; quels; quelles; qual; quais; quale; quali; cosa; welke; wat; jaki; jakie; jaka; 什么; 哪; 何
start_when: when; wann; cuando; quand; quando; wanneer; kiedy; 什么时候; いつ
start_why: why; wieso; warum; weshalb; por que; pourquoi; porque; perche; waarom; dlaczego; 为什么; なぜ
start_who: who; wer; quien; quienes; qui; quem; chi; wie heeft; wie is; kto; 谁; 誰
start_please: please; pls; bitte; por favor; merci de; veuillez; per favore; graag; prosze; kindly; 请; 麻烦; お願い
start_i_want: i want; i d like; i would like; i need; we need; we want; we d like; we would like; ich mochte; ich will; ich brauche; wir mochten; wir brauchen; wir wollen; quiero; quisiera; necesito; me gustaria; queremos; necesitamos; je veux; je voudrais; je souhaite; j aimerais; nous souhaitons; il me faut; quero; queria; gostaria; preciso; queremos; precisamos; gostariamos; voglio; vorrei; ho bisogno; vorremmo; mi serve; ci servono; ik wil; ik zou; wij willen; wij zoeken; ik heb nodig; we willen; chce; chcialbym; chcialabym; potrzebuje; 我要; 我想; 我们想; 希望
you: you; your; yours; u; ur; sie; ihr; ihre; ihrem; ihren; ihrer; euch; euer; eure; du; dein; deine; usted; ustedes; su; sus; vuestro; vuestra; os; vosotros; tu; tus; vous; votre; vos; te; ton; ta; tes; voce; voces; vosso; vossa; vossos; sua; seu; voi; vostro; vostra; vostri; vostre; vi; jullie; u; uw; je; jouw; wasz; wasza; wasze; pan; panstwo; 你们; 你; 您; 贵公司; 御社; そちら
mine: my; mine; our; mein; meine; meinen; meiner; meinem; unser; unsere; unseren; mi; mis; nuestro; nuestra; mon; ma; mes; notre; nos; meu; minha; meus; minhas; nosso; nossa; mio; mia; miei; mie; nostro; nostra; mijn; onze; ons; moj; moja; moje; nasz; 我的; 我们的; 私の; 弊社
does_not: doesn t; don t; isn t; aren t; won t; can t; cannot; not; no longer; never; nothing; nobody; nicht; kein; keine; keinen; nichts; nie; niemand; nunca; nada; nadie; pas; plus; rien; jamais; personne; nao; ninguem; non; niente; nessuno; niet; geen; niets; nooit; niemand; nie; nic; nikt; 不; 没有; 没; 无法; ない; ません
someone: someone; somebody; a stranger; anyone; jemand; irgendjemand; alguien; quelqu un; alguem; qualcuno; iemand; ktos; 有人; 誰か
thing_past: was; were; had; did; received; got; ordered; bought; paid; war; hatte; habe; wurde; bekommen; gekauft; he; fue; era; recibi; compre; pague; ai; etait; avais; recu; achete; paye; foi; fui; recebi; comprei; paguei; ho; ero; stato; stata; ricevuto; comprato; pagato; heb; was; kreeg; gekocht; betaald; ontvangen; bylo; byla; dostalem; dostalam; kupilem; kupilam
money_mentioned: euro; euros; eur; usd; dollar; dollars; pounds; gbp; zl; zloty; reais; yuan; 元; 円
)";

constexpr size_t kLongNumber = 4;  // digits; an order number rather than a count

bool HasMoneySign(absl::string_view text) {
  for (const absl::string_view sign : {"€", "$", "£", "¥"}) {
    if (absl::StrContains(text, sign)) return true;
  }
  return false;
}

// How long a message is says something by itself: small talk is short, sales inquiries are not.
std::string LengthConcept(size_t words) {
  if (words <= 3) return "length_tiny";
  if (words <= 8) return "length_short";
  if (words <= 40) return "length_middle";
  return "length_long";
}

}  // namespace

std::vector<std::string> FindStructure(absl::string_view text, absl::Span<const Word> words) {
  static const auto* const set = new PhraseSet(kWords);
  std::vector<std::string> names;
  for (PhraseMatch& match : set->Find(words)) {
    if (absl::StartsWith(match.group, "start_") && !words[match.first_word].new_clause) continue;
    names.push_back(std::move(match.group));
  }
  if (absl::StrContains(text, "?") || absl::StrContains(text, "？")) names.push_back("asks");
  if (HasMoneySign(text)) names.push_back("money_mentioned");
  for (const Word& word : words) {
    const bool number = word.term[0] >= '0' && word.term[0] <= '9';
    if (number) names.push_back(word.term.size() >= kLongNumber ? "number_long" : "number_short");
  }
  names.push_back(LengthConcept(words.size()));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace firstline::classifier
