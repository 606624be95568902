#include "common/entities/entities.h"

#include <arpa/inet.h>

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "common/base/check.h"
#include "common/entities/checksums.h"
#include "re2/re2.h"

namespace firstline::entities {
namespace {

constexpr size_t kUrlMax = 2000;  // bytes

// Returns the length of the part of a match that counts, or 0.
using Accept = size_t (*)(absl::string_view match);

struct Pattern {
  const char* type;
  RE2 expression;  // group 1 is the entity
  Accept accept;
};

size_t DigitsOf(absl::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }));
}

size_t Whole(absl::string_view match) { return match.size(); }

size_t WithDigit(absl::string_view match) { return DigitsOf(match) >= 3 ? match.size() : 0; }

// Marks that end a sentence or close a bracket are not part of the address.
size_t Url(absl::string_view match) {
  size_t size = std::min(match.size(), kUrlMax);
  while (size > 0 && absl::StrContains(".,;:!?)]}'\"", match[size - 1])) --size;
  return size;
}

// The expression may run into the words behind an IBAN: the longest prefix of whole groups that passes counts.
size_t Iban(absl::string_view match) {
  for (size_t size = match.size(); size >= 15; --size) {
    if (size < match.size() && match[size] != ' ') continue;
    if (PassesIban(match.substr(0, size))) return size;
  }
  return 0;
}

size_t Card(absl::string_view match) {
  const size_t digits = DigitsOf(match);
  const bool issuer = match[0] >= '2' && match[0] <= '6';
  return digits >= 13 && digits <= 19 && issuer && PassesLuhn(match) ? match.size() : 0;
}

size_t Ip(absl::string_view match) {
  unsigned char address[16];
  const std::string text(match);
  const bool valid = inet_pton(AF_INET, text.c_str(), address) == 1 || inet_pton(AF_INET6, text.c_str(), address) == 1;
  return valid ? text.size() : 0;
}

// Numeric dates: some order of day and month must be possible.
size_t NumericDate(absl::string_view match) {
  int first = 0, second = 0, third = 0;
  static const RE2* const parts = new RE2(R"((\d+)[-./](\d+)[-./](\d+))");
  if (!RE2::FullMatch(re2::StringPiece(match.data(), match.size()), *parts, &first, &second, &third)) return 0;
  const bool year_first = first > 31;
  const int a = year_first ? second : first, b = year_first ? third : second;
  const bool possible = a >= 1 && b >= 1 && a <= 31 && b <= 31 && (a <= 12 || b <= 12);
  return possible && (!year_first || a <= 12) ? match.size() : 0;
}

size_t Phone(absl::string_view match) {
  const size_t digits = DigitsOf(match);
  const bool marked = match[0] == '+' || match[0] == '0' || match[0] == '(';
  const bool grouped = match.find_first_of(" -.()/") != absl::string_view::npos;
  return digits <= 15 && ((marked && digits >= 7) || (grouped && digits >= 9)) ? match.size() : 0;
}

#define FL_MONTHS                                                                                            \
  "(?:jan(?:uary|uar|vier|eiro|\\.)?|january|januari|enero|gennaio|feb(?:ruary|ruar|ruari|rero|braio|\\.)?|" \
  "f[eé]vrier|fevereiro|mar(?:ch|s|zo|ço|\\.)?|märz|maart|apr(?:il|ile|\\.)?|avril|abril|may|mai|mayo|maio|" \
  "maggio|mei|jun(?:e|i|io|ho|\\.)?|juin|giugno|jul(?:y|i|io|ho|\\.)?|juillet|luglio|"                       \
  "aug(?:ust|ustus|\\.)?|ao[uû]t|agosto|sep(?:t|tember|tembre|tiembre|\\.)?|setembro|settembre|septembre|"   \
  "o[ck]t(?:ober|obre|\\.)?|octubre|outubro|ottobre|nov(?:ember|iembre|embre|embro|\\.)?|"                   \
  "de[cz](?:ember|embre|embro|\\.)?|d[eé]cembre|diciembre|dicembre)"

#define FL_CURRENCIES "eur|usd|gbp|chf|pln|brl|jpy|cny|rmb|cad|aud"
#define FL_NUMBER "\\d{1,3}(?:[ .,']?\\d{3})*(?:[.,]\\d{1,2})?"
#define FL_CASE_WORDS                                                                                      \
  "order|purchase|booking|reservation|ticket|case|reference|ref|invoice|bestell(?:ung|nummer|nr)|"         \
  "auftrag(?:snummer)?|buchung|rechnung|pedido|compra|reserva|factura|expediente|commande|r[eé]servation|" \
  "dossier|facture|encomenda|fatura|ordine|prenotazione|fattura|bestelling|boeking|factuur|zam[oó]wieni[ea]"
#define FL_ERROR_WORDS "error|err|fehler|fehlercode|erreur|errore|erro|fout|foutcode|foutmelding|błąd|http"

// Strongest first: what an earlier pattern took, a later one cannot have.
const std::vector<Pattern*>& Patterns() {
  static const auto* const patterns = new std::vector<Pattern*>{
      new Pattern{"url", RE2(R"((?i)((?:https?://|\bwww\.)[^\s<>"，。）]+))"), Url},
      new Pattern{"email", RE2(R"((?i)([a-z0-9._%+\-]+@[a-z0-9\-]+(?:\.[a-z0-9\-]+)*\.[a-z]{2,24}))"), Whole},
      new Pattern{"iban", RE2(R"((?i)\b([a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,4})?)\b)"), Iban},
      new Pattern{"card", RE2(R"(\b(\d(?:[ \-]?\d){12,18})\b)"), Card},
      new Pattern{"ip", RE2(R"(\b(\d{1,3}(?:\.\d{1,3}){3})\b)"), Ip},
      new Pattern{"ip", RE2(R"((?i)(?:^|[\s(\[,;])([0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}))"), Ip},
      new Pattern{"date", RE2(R"(\b(\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))\b)"), NumericDate},
      new Pattern{"date",
                  RE2("(?i)\\b((?:[12]?\\d|3[01])(?:st|nd|rd|th|er|º|\\.)? (?:of |de |d')?" FL_MONTHS
                      "(?:,? (?:de |del )?(?:19|20)\\d{2})?)(?:\\W|$)"),
                  Whole},
      new Pattern{"date", RE2("(?i)\\b(" FL_MONTHS " (?:[12]?\\d|3[01])(?:st|nd|rd|th)?\\b(?:,? (?:19|20)\\d{2}\\b)?)"),
                  Whole},
      new Pattern{"date", RE2(R"(((?:\d{4}年)?\d{1,2}月\d{1,2}[日号]))"), Whole},
      new Pattern{"amount", RE2("(?i)((?:[€£¥₹]|(?:us|r|a|c)?\\$|\\b(?:" FL_CURRENCIES ") ?)\\s?" FL_NUMBER ")\\b"),
                  Whole},
      new Pattern{"amount",
                  RE2("(?i)\\b(" FL_NUMBER " ?(?:[€£¥₹$]|元|块|円|zł|(?:" FL_CURRENCIES
                      "|euros?|dollars?|dollar|pounds?|quid|reais|zloty(?:ch)?)\\b))"),
                  Whole},
      new Pattern{"error_code",
                  RE2("(?i)\\b(?:" FL_ERROR_WORDS ")(?: ?(?:code|código|codice|number|nr\\.?|no\\.?))?"
                      "[ :#=\\-]{1,3}((?:0x)?[a-z]{0,4}[\\-_]?\\d{2,6}[a-z]?)\\b"),
                  Whole},
      new Pattern{"error_code",
                  RE2(R"((?:错误|報错|报错|エラー)(?:代码|码|コード)?[ :：]{0,2}([A-Z]{0,4}[\-_]?\d{2,6}))"), Whole},
      new Pattern{"error_code", RE2(R"(\b(0x[0-9A-Fa-f]{4,16}|ERR_[A-Z0-9_]{2,40}|E-?\d{2,5})\b)"), Whole},
      new Pattern{"order_id", RE2(R"(\b([A-Z]{2,6}-\d{3,12}(?:-\d{1,6})?)\b)"), Whole},
      new Pattern{"order_id", RE2(R"((?:^|[\s(:,])#([A-Za-z]{0,4}-?\d{3,12})\b)"), Whole},
      new Pattern{"order_id",
                  RE2("(?i)\\b(?:" FL_CASE_WORDS
                      ")[ ,]{0,2}(?:(?:number|no|nr|nummer|id|n[uú]mero|num[eé]ro|numero|code|n[°º])[. ]{0,2})?"
                      "[:#]{0,2} ?#?((?:[a-z]{1,4}[\\-]?)?\\d{4,14}(?:-\\d{1,6})?)\\b"),
                  WithDigit},
      new Pattern{"order_id", RE2(R"((?:订单|单号|注文|予約)(?:号|番号)?[ :：#]{0,3}([A-Za-z]{0,4}-?\d{3,14}))"),
                  WithDigit},
      new Pattern{"phone", RE2(R"((?:^|[\s:,(])(\+?\(?\d[\d \-./()]{5,20}\d)(?:$|[\s,.;:!?)]))"), Phone},
  };
  static const bool checked = [] {
    for (const Pattern* pattern : *patterns) FL_CHECK(pattern->expression.ok()) << pattern->expression.error();
    return true;
  }();
  static_cast<void>(checked);
  return *patterns;
}
#undef FL_MONTHS
#undef FL_CURRENCIES
#undef FL_NUMBER
#undef FL_CASE_WORDS
#undef FL_ERROR_WORDS

}  // namespace

std::vector<Entity> FindEntities(absl::string_view text) {
  std::vector<Entity> found;
  const auto taken = [&](size_t begin, size_t end) {
    return std::any_of(found.begin(), found.end(),
                       [&](const Entity& entity) { return begin < entity.span.end && entity.span.begin < end; });
  };
  const re2::StringPiece whole(text.data(), text.size());
  for (const Pattern* pattern : Patterns()) {
    size_t at = 0;
    re2::StringPiece groups[2];
    while (found.size() < kEntitiesMax && at < text.size() &&
           pattern->expression.Match(whole, at, text.size(), RE2::UNANCHORED, groups, 2)) {
      const size_t begin = static_cast<size_t>(groups[1].data() - text.data());
      const size_t size = pattern->accept(text.substr(begin, groups[1].size()));
      at = std::max(begin + std::max<size_t>(size, 1), at + 1);
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      if (size == 0 || taken(begin, begin + size)) continue;
      found.push_back({pattern->type, std::string(text.substr(begin, size)), {begin, begin + size}});
    }
  }
  std::sort(found.begin(), found.end(), [](const Entity& a, const Entity& b) { return a.span.begin < b.span.begin; });
  return found;
}

}  // namespace firstline::entities
