#include "common/text/abbreviations.h"

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_split.h"
#include "common/text/code_point.h"
#include "unicode/uchar.h"

namespace firstline::text {
namespace {

// Written by hand for en, de, es, fr, pt, it, nl. Words that often close a sentence ("etc", "usw", "Inc") are left out:
// ICU already joins them when a small letter follows.
constexpr absl::string_view kAlways =
    "mr mrs ms dr prof st mt vs approx e.g i.e eg ie cf attn dept fig vol bzw ca evtl ggf inkl exkl zzgl abzgl "
    "z.b zb d.h dh u.a i.d.r vgl str tel hr hrn fr frl abs sog gem lt o.g bspw mind sr sra sres srta ud uds p.ej "
    "ej pág dto núm depto mme mlle mm p.ex ex env réf dra exmo exma vc sig sigg dott ing pag spett egr gent dhr "
    "mevr mw bijv o.a t.a.v d.w.z i.v.m m.b.t t.n.v";
constexpr absl::string_view kBeforeDigit =
    "no nr nº n° num art p pp s nos nrs min max jan feb mar apr jun jul aug sep sept oct okt nov dec dez ene abr "
    "ago dic janv févr juil déc fev mai set out gen mag giu lug ott mrt mei";

using Words = absl::flat_hash_set<absl::string_view>;

bool Contains(const Words& words, absl::string_view word) { return words.contains(word); }

// One letter, or letters each followed by a point ("U.S.A", "z.B").
bool IsInitials(absl::string_view word) {
  bool letter = false;  // the character before was a letter
  size_t letters = 0;
  for (size_t i = 0; i < word.size();) {
    const char32_t c = NextCodePoint(word, i);
    if (u_isalpha(static_cast<UChar32>(c))) {
      if (letter) return false;
      letter = true;
      ++letters;
    } else if (c == '.') {
      letter = false;
    } else {
      return false;
    }
  }
  return letters > 0;
}

}  // namespace

bool IsAbbreviation(absl::string_view word, bool digit_follows) {
  static const auto* const always = new Words(absl::StrSplit(kAlways, ' ', absl::SkipEmpty()));
  static const auto* const before_digit = new Words(absl::StrSplit(kBeforeDigit, ' ', absl::SkipEmpty()));
  const std::string folded = absl::AsciiStrToLower(word);
  if (Contains(*always, folded) || (digit_follows && Contains(*before_digit, folded))) return true;
  return IsInitials(word);
}

}  // namespace firstline::text
