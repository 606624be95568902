#include "services/retriever/core/small_talk.h"

#include <algorithm>
#include <array>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/text/tokens.h"

namespace firstline::retriever {
namespace {

// Words that a customer writes in any message, whatever it is about. Words that can be the matter itself ("cancel",
// "account", "reply") are not here.
constexpr absl::string_view kEnglish =
    "hi hello hey dear greetings please pls plz kindly thanks thank thx thankyou cheers regards sincerely wonder wondering "
    "tell let know want wants wanted need needs like would'd love help helping question questions ask asking wish hope "
    "hoping appreciate grateful sorry excuse guys team sir madam everyone anyone someone anybody somebody "
    "really actually basically currently simply maybe perhaps quite able possible got going looking ok okay "
    "yes yeah sure good morning afternoon evening understand explain find clarify advise assist advance moment minute";
constexpr absl::string_view kGerman =
    "hallo hi guten tag morgen abend liebe lieber liebes sehr geehrte geehrter damen herren moin servus bitte danke dank "
    "vielen herzlichen grüße gruß freundlichen viele frage fragen fragt wissen gerne gern würde hätte bräuchte brauche "
    "helfen hilfe sagen erklären team leider eigentlich vielleicht mal entschuldigung ja ok okay möglich";
constexpr absl::string_view kSpanish =
    "hola buenos buenas días dias tardes noches estimado estimada estimados favor gracias muchas saludos cordiales atentamente "
    "pregunta duda quiero quisiera querría necesito gustaría saber ayuda ayudar ayudarme decir decirme explicar disculpe "
    "perdón equipo sí ok vale posible";
constexpr absl::string_view kFrench =
    "bonjour bonsoir salut cher chère chers madame monsieur merci s'il svp plaît plait cordialement salutations question "
    "voudrais aimerais souhaite souhaiterais veux besoin savoir aide aider dire expliquer pardon excusez équipe oui ok "
    "possible beaucoup avance";
constexpr absl::string_view kPortuguese =
    "olá ola oi bom boa dia tarde noite prezado prezada prezados caro favor obrigado obrigada atenciosamente cumprimentos "
    "abraço pergunta dúvida quero queria gostaria preciso saber ajuda ajudar dizer explicar desculpe equipe equipa sim ok "
    "possível muito";
constexpr absl::string_view kItalian =
    "ciao buongiorno buonasera salve gentile gentili spett grazie mille favore cortesia saluti cordiali distinti domanda "
    "vorrei voglio bisogno sapere aiuto aiutare dire spiegare scusi scusate sì ok possibile";
constexpr absl::string_view kDutch =
    "hallo hoi goedemorgen goedemiddag goedenavond beste geachte alstublieft aub graag bedankt dank groet groeten "
    "vriendelijke vraag weten wil hulp helpen zeggen uitleggen sorry ja ok mogelijk alvast";
// Phrases of languages that are not written in words.
constexpr std::array<absl::string_view, 10> kPhrases = {"你好", "您好", "请问",   "谢谢",       "非常感谢",
                                                        "麻烦", "请",   "想知道", "こんにちは", "ありがとうございます"};

// Beginnings of lines after which nothing about the matter follows.
constexpr std::array<absl::string_view, 34> kSignOffs = {"best regards",
                                                         "kind regards",
                                                         "warm regards",
                                                         "regards",
                                                         "best wishes",
                                                         "many thanks",
                                                         "sincerely",
                                                         "yours truly",
                                                         "cheers",
                                                         "sent from my",
                                                         "get outlook for",
                                                         "-- ",
                                                         "mit freundlichen grüßen",
                                                         "freundliche grüße",
                                                         "viele grüße",
                                                         "liebe grüße",
                                                         "beste grüße",
                                                         "mfg",
                                                         "von meinem iphone",
                                                         "saludos",
                                                         "un saludo",
                                                         "atentamente",
                                                         "enviado desde mi",
                                                         "cordialement",
                                                         "bien à vous",
                                                         "envoyé de mon",
                                                         "atenciosamente",
                                                         "cumprimentos",
                                                         "enviado do meu",
                                                         "cordiali saluti",
                                                         "distinti saluti",
                                                         "met vriendelijke groet",
                                                         "groeten",
                                                         "verstuurd vanaf"};

using Words = absl::flat_hash_set<std::string>;

const Words* WordsOf(absl::string_view language) {
  const auto split = [](absl::string_view list) { return Words(absl::StrSplit(list, ' ', absl::SkipEmpty())); };
  static const auto* const lists = new absl::flat_hash_map<absl::string_view, Words>{
      {"en", split(kEnglish)},    {"de", split(kGerman)},  {"es", split(kSpanish)}, {"fr", split(kFrench)},
      {"pt", split(kPortuguese)}, {"it", split(kItalian)}, {"nl", split(kDutch)}};
  const auto found = lists->find(language);
  return found == lists->end() ? nullptr : &found->second;
}

// A sign-off stands alone on its line, perhaps with a name.
bool IsSignOff(absl::string_view line) {
  if (line == "--" || line.size() > 60) return line == "--";
  for (const absl::string_view sign_off : kSignOffs) {
    if (!absl::StartsWithIgnoreCase(line, sign_off)) continue;
    const absl::string_view rest = line.substr(sign_off.size());
    if (rest.empty() || absl::StrContains(" ,.!", rest.substr(0, 1)) || sign_off == "-- ") return true;
  }
  return false;
}

// Lines about the matter, joined by line breaks.
std::string Lines(absl::string_view text) {
  std::string kept;
  for (const absl::string_view raw : absl::StrSplit(text, '\n')) {
    const absl::string_view line = absl::StripAsciiWhitespace(raw);
    if (absl::StartsWith(line, ">")) continue;
    if (!kept.empty() && IsSignOff(line)) break;  // a message that begins so is not over yet
    absl::StrAppend(&kept, kept.empty() ? "" : "\n", line);
  }
  return kept;
}

// A short first line or clause that addresses somebody: "Hi Anna," or "Dear support team".
absl::string_view WithoutGreeting(absl::string_view text, absl::string_view language) {
  static const auto* const openers = new absl::flat_hash_set<absl::string_view>{
      "hi",      "hello", "hey",   "dear", "hallo", "liebe",   "lieber",  "liebes", "hola",    "estimado", "estimada",
      "bonjour", "cher",  "chère", "olá",  "ola",   "prezado", "prezada", "ciao",   "gentile", "beste",    "geachte"};
  const size_t end = text.find_first_of(",!.\n");
  if (end == absl::string_view::npos || end > 40 || language.empty()) return text;
  const std::vector<text::Token> words = text::Tokenize(text.substr(0, end));
  if (words.empty() || words.size() > 4 || !openers->contains(words[0].term)) return text;
  return text.substr(end + 1);
}

}  // namespace

std::string WithoutSmallTalk(absl::string_view text, absl::string_view language) {
  std::string lines = Lines(text);
  for (const absl::string_view phrase : kPhrases) absl::StrReplaceAll({{phrase, " "}}, &lines);
  const absl::string_view matter = WithoutGreeting(lines, language);
  const Words* words = WordsOf(language);
  if (words == nullptr) return std::string(absl::StripAsciiWhitespace(matter));
  std::string kept;
  size_t from = 0;
  for (const text::Token& token : text::Tokenize(matter)) {
    if (token.span.begin < from || !words->contains(token.term)) continue;
    kept.append(matter.data() + from, token.span.begin - from);
    from = token.span.end;
  }
  kept.append(matter.data() + from, matter.size() - from);
  return std::string(absl::StripAsciiWhitespace(kept));
}

}  // namespace firstline::retriever
