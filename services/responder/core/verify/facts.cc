#include "services/responder/core/verify/facts.h"

#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/text/tokens.h"
#include "services/responder/core/verify/words.h"

namespace firstline::responder::verify {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlnum(char c) { return absl::ascii_isalnum(static_cast<unsigned char>(c)); }

// "2. Press Save" → "Press Save"
absl::string_view WithoutItemNumber(absl::string_view text) {
  size_t digits = 0;
  while (digits < text.size() && IsDigit(text[digits])) ++digits;
  const bool item =
      digits > 0 && digits <= 2 && text.size() > digits + 1 && text[digits] == '.' && text[digits + 1] == ' ';
  return item ? text.substr(digits + 2) : text;
}

// Bytes that may stand inside a mail address or a link.
bool IsAddressByte(char c) { return IsAlnum(c) || absl::StrContains("@.-_+/:%?=&#~", absl::string_view(&c, 1)); }

// "example.org", "my.example/a": a dot between letters, and a name of letters after the last dot of the host.
bool LooksLikeLink(absl::string_view word) {
  const absl::string_view host = word.substr(0, word.find('/'));
  const size_t dot = host.rfind('.');
  if (dot == absl::string_view::npos || dot == 0 || host.size() - dot < 3 || host.size() - dot > 14) return false;
  for (const char c : host.substr(dot + 1)) {
    if (!absl::ascii_isalpha(static_cast<unsigned char>(c))) return false;
  }
  return IsAlnum(host[dot - 1]);
}

// Mail addresses and links are taken out of `text`, so that their digits are no numbers.
std::string TakeAddresses(absl::string_view text, Facts& facts) {
  std::string rest;
  for (size_t at = 0; at < text.size();) {
    if (!IsAddressByte(text[at])) {
      rest.push_back(text[at++]);
      continue;
    }
    size_t end = at;
    while (end < text.size() && IsAddressByte(text[end])) ++end;
    std::string word = absl::AsciiStrToLower(text.substr(at, end - at));
    while (!word.empty() && absl::StrContains(".:?/-", word.substr(word.size() - 1))) word.pop_back();
    absl::string_view bare = word;
    const bool scheme = absl::ConsumePrefix(&bare, "https://") || absl::ConsumePrefix(&bare, "http://") ||
                        absl::ConsumePrefix(&bare, "mailto:");
    absl::ConsumePrefix(&bare, "www.");
    if (absl::StrContains(bare, "@") && LooksLikeLink(bare.substr(bare.find('@') + 1))) {
      facts.emails.emplace(bare);
    } else if (scheme || LooksLikeLink(bare)) {
      facts.links.emplace(bare);
    } else {
      absl::StrAppend(&rest, text.substr(at, end - at));
    }
    if (facts.links.contains(std::string(bare)) || facts.emails.contains(std::string(bare))) rest.push_back(' ');
    at = end;
  }
  return rest;
}

// One number as written, from its first digit: digits with single separators between them.
size_t NumberEnd(absl::string_view text, size_t at) {
  const auto is_separator = [text](size_t i) { return text[i] == '.' || text[i] == ',' || text[i] == '\''; };
  while (at < text.size() &&
         (IsDigit(text[at]) || (is_separator(at) && at + 1 < text.size() && IsDigit(text[at + 1])))) {
    ++at;
  }
  return at;
}

// Groups of three after every separator are thousands; otherwise the last separator is the decimal one.
std::string Canonical(absl::string_view number) {
  const std::vector<std::string> groups = absl::StrSplit(number, absl::ByAnyChar(".,'"));
  bool thousands = groups.size() > 1;
  for (size_t i = 1; i < groups.size(); ++i) thousands = thousands && groups[i].size() == 3;
  std::string whole;
  std::string fraction;
  for (size_t i = 0; i < groups.size(); ++i) {
    const bool last = i + 1 == groups.size() && groups.size() > 1 && !thousands;
    absl::StrAppend(last ? &fraction : &whole, groups[i]);
  }
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  size_t zeros = 0;
  while (zeros + 1 < whole.size() && whole[zeros] == '0') ++zeros;
  whole.erase(0, zeros);
  return fraction.empty() ? whole : absl::StrCat(whole, ".", fraction);
}

// The word that starts at `at`, folded; leading spaces and one hyphen are skipped ("30-day").
std::string WordAfter(absl::string_view text, size_t at) {
  while (at < text.size() && (text[at] == ' ' || text[at] == '-')) ++at;
  if (at < text.size() && text[at] == '%') return "percent";
  if (absl::StartsWith(text.substr(at), "€")) return "euro";
  if (at < text.size() && text[at] == '$') return "dollar";
  if (absl::StartsWith(text.substr(at), "£")) return "pound";
  const std::vector<std::string> words = FoldedWords(text.substr(at, 40));
  if (words.empty()) return "";
  // Chinese has no spaces: the unit is what the run starts with.
  if (static_cast<unsigned char>(words[0][0]) >= 0xE3) {
    for (size_t size = std::min<size_t>(9, words[0].size() / 3 * 3); size >= 3; size -= 3) {
      if (!UnitOf(words[0].substr(0, size)).empty()) return words[0].substr(0, size);
    }
  }
  return words[0];
}

// The word or sign that ends directly before `at`.
std::string WordBefore(absl::string_view text, size_t at) {
  absl::string_view before = absl::StripTrailingAsciiWhitespace(text.substr(0, at));
  if (absl::EndsWith(before, "€")) return "euro";
  if (absl::EndsWith(before, "$")) return "dollar";
  if (absl::EndsWith(before, "£")) return "pound";
  const size_t space = before.find_last_of(" (");
  const std::vector<std::string> words = FoldedWords(space == absl::string_view::npos ? before : before.substr(space));
  return words.empty() ? "" : words.back();
}

bool IsMoney(absl::string_view unit) {
  return unit == "euro" || unit == "dollar" || unit == "pound" || unit == "franc" || unit == "yuan";
}

absl::string_view Named(absl::string_view word) {
  for (const absl::string_view name : {"percent", "euro", "dollar", "pound"}) {
    if (word == name) return name;
  }
  return UnitOf(word);
}

void AddMeasure(const std::string& number, absl::string_view unit, Facts& facts) {
  if (!unit.empty()) facts.measures.insert(absl::StrCat(number, " ", unit));
}

}  // namespace

Facts FactsIn(absl::string_view text) {
  Facts facts;
  const std::string rest = TakeAddresses(WithoutItemNumber(text), facts);
  const absl::string_view view = rest;
  for (size_t at = 0; at < view.size();) {
    if (!IsDigit(view[at])) {
      ++at;
      continue;
    }
    const size_t end = NumberEnd(view, at);
    const std::string number = Canonical(view.substr(at, end - at));
    facts.numbers.insert(number);
    AddMeasure(number, Named(WordAfter(view, end)), facts);
    const absl::string_view before = Named(WordBefore(view, at));
    if (IsMoney(before)) AddMeasure(number, before, facts);
    at = end;
  }
  const std::vector<std::string> words = FoldedWords(rest);
  for (size_t i = 0; i < words.size(); ++i) {
    const absl::string_view digits = DigitsOf(words[i]);
    if (!digits.empty()) {
      facts.numbers.emplace(digits);
      if (i + 1 < words.size()) AddMeasure(std::string(digits), UnitOf(words[i + 1]), facts);
    }
    const absl::string_view name = CalendarNameOf(words[i]);
    if (!name.empty()) facts.calendar.emplace(name);
  }
  return facts;
}

}  // namespace firstline::responder::verify
