#include "services/responder/core/lexicon/lexicon.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "common/text/tokens.h"

namespace firstline::responder {
namespace {

// Folding leaves no letters with diacritics, so what starts with E3 or above is written without spaces (Han, kana).
bool IsWide(unsigned char lead) { return lead >= 0xE3; }

// Bytes of the punctuation mark or space `text` starts with, 0 if it starts with part of a word. Beyond ASCII: Latin-1
// symbols (C2), general punctuation (E2 80) and CJK punctuation (E3 80); folding has already mapped the full-width
// ones.
size_t MarkAt(absl::string_view text) {
  const unsigned char lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return absl::ascii_isalnum(lead) ? 0 : 1;
  if (lead == 0xC2 && text.size() >= 2) return 2;
  const bool punctuation =
      (lead == 0xE2 || lead == 0xE3) && text.size() >= 3 && static_cast<unsigned char>(text[1]) == 0x80;
  return punctuation ? 3 : 0;
}

bool MatchesAt(absl::string_view prepared, size_t at, absl::string_view phrase) {
  if (IsWide(static_cast<unsigned char>(phrase[0]))) return true;
  const size_t end = at + phrase.size();
  return at > 0 && prepared[at - 1] == ' ' && end < prepared.size() && prepared[end] == ' ';
}

}  // namespace

const Lexicon& LexiconOf(absl::string_view language) {
  if (language == "de") return German();
  if (language == "es") return Spanish();
  if (language == "fr") return French();
  if (language == "pt") return Portuguese();
  if (language == "zh") return Chinese();
  if (language == "it") return Italian();
  if (language == "nl") return Dutch();
  return English();
}

std::string ForPhrases(absl::string_view text) {
  const std::string folded = text::Fold(text);
  std::string prepared = " ";
  for (size_t at = 0; at < folded.size();) {
    const size_t mark = MarkAt(absl::string_view(folded).substr(at));
    if (mark == 0) {
      prepared.push_back(folded[at++]);
      continue;
    }
    if (prepared.back() != ' ') prepared.push_back(' ');
    at += mark;
  }
  if (prepared.back() != ' ') prepared.push_back(' ');
  return prepared;
}

size_t FindPhrase(absl::string_view prepared, absl::string_view phrases) {
  size_t best = absl::string_view::npos;
  for (const absl::string_view phrase : absl::StrSplit(phrases, '|', absl::SkipEmpty())) {
    for (size_t at = prepared.find(phrase); at != absl::string_view::npos; at = prepared.find(phrase, at + 1)) {
      if (!MatchesAt(prepared, at, phrase)) continue;
      best = std::min(best, at);
      break;
    }
  }
  return best;
}

bool StartsWithPhrase(absl::string_view prepared, absl::string_view phrases) {
  const absl::string_view body = prepared.substr(std::min<size_t>(1, prepared.size()));
  for (const absl::string_view phrase : absl::StrSplit(phrases, '|', absl::SkipEmpty())) {
    if (absl::StartsWith(body, phrase) && MatchesAt(prepared, 1, phrase)) return true;
  }
  return false;
}

}  // namespace firstline::responder
