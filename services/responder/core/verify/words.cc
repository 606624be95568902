#include "services/responder/core/verify/words.h"

#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "common/text/tokens.h"

namespace firstline::responder::verify {
namespace {

// All languages together: the check only compares two texts of one language, where a word of another one counts on
// both sides alike.
constexpr absl::string_view kNegations =
    "not no never none nobody nothing neither nor cannot without except unless unable "
    "dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent hasnt havent hadnt shouldnt mustnt neednt "
    "nicht kein keine keinen keinem keiner keines nie niemals niemand nichts ohne weder ausser nirgends "
    "nunca jamas nada nadie ningun ninguno ninguna sin tampoco "
    "pas jamais rien aucun aucune sans personne nul "
    "nao nenhum nenhuma sem ninguem nem "
    "non mai nessuno nessuna niente senza ne "
    "niet geen nooit niemand niets zonder";
constexpr absl::string_view kChineseNegations[] = {"不", "没", "无", "未", "勿", "非"};

// Pairs of opposites, both members folded.
constexpr absl::string_view kOpposites[][2] = {
    {"before", "after"},
    {"minimum", "maximum"},
    {"min", "max"},
    {"least", "most"},
    {"more", "less"},
    {"increase", "decrease"},
    {"increases", "decreases"},
    {"enable", "disable"},
    {"enabled", "disabled"},
    {"allow", "forbid"},
    {"allowed", "forbidden"},
    {"with", "without"},
    {"include", "exclude"},
    {"included", "excluded"},
    {"includes", "excludes"},
    {"always", "never"},
    {"free", "paid"},
    {"open", "closed"},
    {"on", "off"},
    {"up", "down"},
    {"first", "last"},
    {"earliest", "latest"},
    {"required", "optional"},
    {"possible", "impossible"},
    {"accept", "reject"},
    {"accepted", "rejected"},
    {"can", "cannot"},
    {"supported", "unsupported"},
    {"above", "below"},
    {"over", "under"},
    {"start", "stop"},
    {"add", "remove"},
    {"valid", "invalid"},
    {"refundable", "nonrefundable"},
    {"inside", "outside"},
    {"higher", "lower"},
    {"private", "public"},
    {"lock", "unlock"},
    {"earlier", "later"},
    {"vor", "nach"},
    {"mindestens", "hochstens"},
    {"mehr", "weniger"},
    {"mit", "ohne"},
    {"immer", "nie"},
    {"kostenlos", "kostenpflichtig"},
    {"ein", "aus"},
    {"moglich", "unmoglich"},
    {"erlaubt", "verboten"},
    {"uber", "unter"},
    {"gultig", "ungultig"},
    {"offnen", "schliessen"},
    {"antes", "despues"},
    {"con", "sin"},
    {"mas", "menos"},
    {"siempre", "nunca"},
    {"minimo", "maximo"},
    {"gratis", "pago"},
    {"posible", "imposible"},
    {"valido", "invalido"},
    {"avant", "apres"},
    {"avec", "sans"},
    {"plus", "moins"},
    {"toujours", "jamais"},
    {"gratuit", "payant"},
    {"possible", "impossible"},
    {"inclus", "exclu"},
    {"valable", "invalable"},
    {"depois", "antes"},
    {"com", "sem"},
    {"mais", "menos"},
    {"sempre", "nunca"},
    {"prima", "dopo"},
    {"piu", "meno"},
    {"possibile", "impossibile"},
    {"sempre", "mai"},
    {"gratuito", "pagamento"},
    {"voor", "na"},
    {"met", "zonder"},
    {"meer", "minder"},
    {"altijd", "nooit"},
    {"mogelijk", "onmogelijk"},
};
constexpr absl::string_view kChineseOpposites[][2] = {
    {"之前", "之后"},   {"最多", "最少"},   {"免费", "收费"}, {"包括", "不包括"},
    {"可以", "不可以"}, {"支持", "不支持"}, {"开启", "关闭"},
};

// What binds the company. Phrases, folded.
constexpr absl::string_view kPromises =
    "we will|we guarantee|guarantee|guaranteed|guarantees|we promise|promise|promised|we commit|rest assured|"
    "will refund|will be refunded|full refund|compensation|compensate|voucher|goodwill|at no cost|free of charge|"
    "free replacement|we can offer|we offer you|has been approved|have been approved|is approved|has been granted|legally|liable|"
    "i will|i promise|i guarantee|"
    "wir werden|wir garantieren|garantiert|garantieren|versprechen|wir versprechen|entschadigung|gutschein|kulanz|"
    "wird erstattet|erstatten ihnen|erstatten dir|volle erstattung|kostenlos|wurde genehmigt|ist genehmigt|ich werde|"
    "garantizamos|garantizado|prometemos|reembolsaremos|le devolveremos|te devolveremos|compensacion|indemnizacion|vale de descuento|sin coste|ha sido aprobado|"
    "nous garantissons|garanti|nous promettons|nous rembourserons|indemnisation|dedommagement|bon d achat|sans frais|a ete approuve|"
    "garantimos|garantido|prometemos|reembolsaremos|indemnizacao|compensacao|sem custo|foi aprovado|"
    "garantiamo|garantito|promettiamo|rimborseremo|risarcimento|indennizzo|senza costi|e stato approvato|"
    "wij garanderen|we garanderen|gegarandeerd|wij beloven|we beloven|schadevergoeding|tegoedbon|kosteloos|is goedgekeurd|"
    "保证|承诺|赔偿|补偿|全额退款|我们会|我们将|优惠券|已批准";

struct Group {
  absl::string_view name;
  absl::string_view words;
};

constexpr Group kUnits[] = {
    {"millisecond", "ms millisecond milliseconds millisekunde millisekunden 毫秒"},
    {"second", "s sec second seconds sekunde sekunden segundo segundos seconde secondes secondo secondi seconden 秒"},
    {"minute", "min minute minutes minuten minuto minutos minuti minuut 分钟"},
    {"hour", "h hour hours stunde stunden hora horas heure heures ora ore uur uren 小时"},
    {"day", "day days tag tage tagen dia dias jour jours giorno giorni dag dagen 天 日"},
    {"business day",
     "werktag werktage werktagen werkdag werkdagen arbeitstag arbeitstage arbeitstagen business working 工作日"},
    {"week", "week weeks woche wochen semana semanas semaine semaines settimana settimane weken 周 星期"},
    {"month", "month months monat monate monaten mes meses mois mese mesi maand maanden 个月 月"},
    {"year", "year years jahr jahre jahren ano anos an ans annee annees anno anni jaar jaren 年"},
    {"percent", "percent prozent procent 百分"},
    {"euro", "eur euro euros 欧元"},
    {"dollar", "usd dollar dollars dolar dolares 美元"},
    {"pound", "gbp pound pounds 英镑"},
    {"franc", "chf franken franc francs"},
    {"yuan", "cny rmb yuan 元 人民币"},
    {"byte", "b byte bytes"},
    {"kilobyte", "kb kib kilobyte kilobytes"},
    {"megabyte", "mb mib megabyte megabytes"},
    {"gigabyte", "gb gib gigabyte gigabytes"},
    {"terabyte", "tb tib terabyte terabytes"},
    {"megabit", "mbps mbit"},
    {"gigabit", "gbps gbit"},
    {"millimetre", "mm millimeter millimetre millimetres"},
    {"centimetre", "cm centimeter centimetre centimetres zentimeter"},
    {"metre", "m meter metre metres meters metern metros metro"},
    {"kilometre", "km kilometer kilometre kilometres"},
    {"gram", "g gram grams gramm"},
    {"kilogram", "kg kilogram kilograms kilogramm"},
    {"watt", "w watt watts"},
    {"volt", "v volt volts"},
    {"lumen", "lm lumen lumens"},
    {"million", "million millions millionen millones milhoes milioni miljoen 百万"},
    {"billion", "billion milliarde milliarden milliards miljard"},
    {"thousand", "thousand tausend mil mille duizend 千"},
};

constexpr Group kNumberWords[] = {
    {"2", "two zwei dos deux dois duas due twee twice"},
    {"3", "three drei tres trois tre drie"},
    {"4", "four vier cuatro quatre quatro quattro"},
    {"5", "five funf cinco cinq cinque vijf"},
    {"6", "six sechs seis sei zes"},
    {"7", "seven sieben siete sept sete sette zeven"},
    {"8", "eight acht ocho huit oito otto"},
    {"9", "nine neun nueve neuf nove negen"},
    {"10", "ten zehn diez dix dez dieci tien"},
    {"11", "eleven elf once onze undici"},
    {"12", "twelve zwolf doce douze doze dodici twaalf"},
    {"14", "fourteen vierzehn catorce quatorze quattordici veertien"},
    {"15", "fifteen funfzehn quince quinze quindici vijftien"},
    {"20", "twenty zwanzig veinte vingt vinte venti twintig"},
    {"30", "thirty dreissig treinta trente trinta trenta dertig"},
    {"60", "sixty sechzig sesenta soixante sessenta sessanta zestig"},
    {"90", "ninety neunzig noventa novanta negentig"},
    {"100", "hundred hundert cien cent cem cento honderd"},
};

constexpr Group kCalendar[] = {
    {"january", "january januar enero janvier janeiro gennaio januari"},
    {"february", "february februar febrero fevrier fevereiro febbraio februari"},
    {"march", "march marz marzo mars marco maart"},
    {"april", "april abril avril aprile"},
    {"june", "june juni junio juin junho giugno"},
    {"july", "july juli julio juillet julho luglio"},
    {"august", "august agosto aout augustus"},
    {"september", "september septiembre septembre setembro settembre"},
    {"october", "october oktober octubre octobre outubro ottobre"},
    {"november", "november noviembre novembre novembro"},
    {"december", "december dezember diciembre decembre dezembro dicembre"},
    {"monday", "monday montag lunes lundi lunedi maandag 周一 星期一"},
    {"tuesday", "tuesday dienstag martes mardi martedi dinsdag 周二 星期二"},
    {"wednesday", "wednesday mittwoch miercoles mercredi mercoledi woensdag 周三 星期三"},
    {"thursday", "thursday donnerstag jueves jeudi giovedi donderdag 周四 星期四"},
    {"friday", "friday freitag viernes vendredi venerdi vrijdag 周五 星期五"},
    {"saturday", "saturday samstag sabado samedi sabato zaterdag 周六 星期六"},
    {"sunday", "sunday sonntag domingo dimanche domenica zondag 周日 星期日"},
};

using Names = absl::flat_hash_map<std::string, absl::string_view>;

template <size_t kSize>
Names NamesOf(const Group (&groups)[kSize]) {
  Names names;
  for (const Group& group : groups) {
    for (const absl::string_view word : absl::StrSplit(group.words, ' ')) names.emplace(word, group.name);
  }
  return names;
}

absl::string_view Find(const Names& names, absl::string_view word) {
  const auto found = names.find(std::string(word));
  return found == names.end() ? absl::string_view() : found->second;
}

size_t CountOf(absl::string_view text, absl::string_view piece) {
  size_t count = 0;
  for (size_t at = text.find(piece); at != absl::string_view::npos; at = text.find(piece, at + piece.size())) ++count;
  return count;
}

// One side of a pair of opposites in each text, and not the other.
bool Opposed(bool a_first, bool a_second, bool b_first, bool b_second) {
  return (a_first && !a_second && b_second && !b_first) || (a_second && !a_first && b_first && !b_second);
}

}  // namespace

std::vector<std::string> FoldedWords(absl::string_view text) {
  // "don't" and "don’t" stay one word.
  const std::string folded = absl::StrReplaceAll(text::Fold(text), {{"'", ""}, {"\xE2\x80\x99", ""}});
  std::vector<std::string> words;
  std::string word;
  for (size_t at = 0; at <= folded.size(); ++at) {
    const unsigned char byte = at < folded.size() ? static_cast<unsigned char>(folded[at]) : ' ';
    const bool punctuation3 =
        (byte == 0xE2 || byte == 0xE3) && at + 2 < folded.size() && static_cast<unsigned char>(folded[at + 1]) == 0x80;
    if (punctuation3 || byte == 0xC2 || !(byte >= 0x80 || absl::ascii_isalnum(byte))) {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
      at += punctuation3 ? 2 : (byte == 0xC2 ? 1 : 0);
    } else {
      word.push_back(static_cast<char>(byte));
    }
  }
  return words;
}

size_t CountNegations(absl::string_view text) {
  static const auto* const kWords = [] {
    auto* words = new absl::flat_hash_set<std::string>();
    for (const absl::string_view word : absl::StrSplit(kNegations, ' ')) words->emplace(word);
    return words;
  }();
  size_t count = 0;
  for (const std::string& word : FoldedWords(text)) count += kWords->contains(word) ? 1 : 0;
  for (const absl::string_view piece : kChineseNegations) count += CountOf(text, piece);
  return count;
}

bool HasOpposites(absl::string_view a, absl::string_view b) {
  const std::vector<std::string> list_a = FoldedWords(a);
  const std::vector<std::string> list_b = FoldedWords(b);
  const absl::flat_hash_set<std::string> in_a(list_a.begin(), list_a.end());
  const absl::flat_hash_set<std::string> in_b(list_b.begin(), list_b.end());
  for (const auto& pair : kOpposites) {
    const std::string first(pair[0]);
    const std::string second(pair[1]);
    if (Opposed(in_a.contains(first), in_a.contains(second), in_b.contains(first), in_b.contains(second))) return true;
  }
  for (const auto& pair : kChineseOpposites) {
    if (Opposed(absl::StrContains(a, pair[0]), absl::StrContains(a, pair[1]), absl::StrContains(b, pair[0]),
                absl::StrContains(b, pair[1]))) {
      return true;
    }
  }
  return false;
}

bool HasPhrase(absl::string_view text, absl::string_view folded) {
  if (absl::StrContains(folded, "'")) {  // apostrophes vanish in FoldedWords, and "well" and "ill" are other words
    const std::string typed = absl::StrReplaceAll(text::Fold(text), {{"\xE2\x80\x99", "'"}});
    return absl::StrContains(absl::StrCat(" ", typed), absl::StrCat(" ", folded, " "));
  }
  if (!folded.empty() && static_cast<unsigned char>(folded[0]) >= 0xE3)
    return absl::StrContains(text::Fold(text), folded);
  const std::string padded = absl::StrCat(" ", absl::StrJoin(FoldedWords(text), " "), " ");
  return absl::StrContains(padded, absl::StrCat(" ", folded, " "));
}

std::vector<std::string> PromisesIn(absl::string_view text) {
  std::vector<std::string> found;
  for (const absl::string_view phrase : absl::StrSplit(kPromises, '|')) {
    if (HasPhrase(text, phrase)) found.emplace_back(phrase);
  }
  for (const absl::string_view short_form : {"we'll", "i'll"}) {
    if (HasPhrase(text, short_form)) found.emplace_back(short_form);
  }
  return found;
}

absl::string_view UnitOf(absl::string_view folded_word) {
  static const Names* const kNames = new Names(NamesOf(kUnits));
  return Find(*kNames, folded_word);
}

absl::string_view DigitsOf(absl::string_view folded_word) {
  static const Names* const kNames = new Names(NamesOf(kNumberWords));
  return Find(*kNames, folded_word);
}

absl::string_view CalendarNameOf(absl::string_view folded_word) {
  static const Names* const kNames = new Names(NamesOf(kCalendar));
  return Find(*kNames, folded_word);
}

}  // namespace firstline::responder::verify
