#include "services/retriever/core/alternatives.h"

#include <algorithm>
#include <cstddef>
#include <optional>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/text/tokens.h"

namespace firstline::retriever {
namespace {

constexpr size_t kHalfBytesMin = 3;

// Groups of words that customers and articles use for one thing. One word per entry; written out, stemmed on first use.
constexpr absl::string_view kEnglishGroups =
    "maximum max limit quota cap largest highest\n"
    "minimum min smallest lowest\n"
    "delete remove erase\n"
    "cancel terminate unsubscribe\n"
    "price cost fee charge\n"
    "refund reimbursement reimburse moneyback\n"
    "invoice bill receipt\n"
    "deliver ship dispatch\n"
    "delivery shipping shipment\n"
    "package parcel\n"
    "phone telephone mobile call\n"
    "email mail e-mail\n"
    "buy purchase order\n"
    "change modify edit update\n"
    "create add\n"
    "error failure problem issue fault\n"
    "broken defective damaged faulty\n"
    "login signin\n"
    "logout signout\n"
    "signup register registration\n"
    "app application\n"
    "photo picture image\n"
    "employee staff\n"
    "discount coupon voucher promo rebate\n"
    "warranty guarantee\n"
    "size dimension measurement\n"
    "repository repo\n"
    "configuration config setting\n"
    "information info\n"
    "administrator admin\n"
    "database db\n"
    "document doc documentation\n"
    "supported compatible\n"
    "duration timeout\n"
    "required mandatory\n"
    "allowed permitted\n"
    "colour color\n"
    "heavy weigh weight\n"
    "arrive deliver\n"
    "locked blocked\n"
    "cryptocurrency crypto bitcoin\n"
    "instalment installment";

using Groups = absl::flat_hash_map<std::string, std::vector<std::string>>;

Groups Build(absl::string_view list, absl::string_view language) {
  Groups groups;
  for (const absl::string_view line : absl::StrSplit(list, '\n')) {
    std::vector<std::string> stems;
    for (const absl::string_view word : absl::StrSplit(line, ' ')) stems.push_back(text::Stem(word, language));
    for (const std::string& stem : stems) {
      for (const std::string& other : stems) {
        if (other != stem) groups[stem].push_back(other);
      }
    }
  }
  return groups;
}

// True if one letter added, dropped or replaced, or two neighbours swapped, turns `a` into `b`.
bool OneTypoApart(absl::string_view a, absl::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  size_t same = 0;
  while (same < a.size() && a[same] == b[same]) ++same;
  const absl::string_view rest_a = a.substr(same), rest_b = b.substr(same);
  if (a.size() < b.size()) return rest_a == rest_b.substr(1);
  if (rest_a.empty()) return false;
  if (rest_a.substr(1) == rest_b.substr(1)) return true;
  return rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] && rest_a.substr(2) == rest_b.substr(2);
}

bool IsWord(absl::string_view term) {
  return std::all_of(term.begin(), term.end(),
                     [](char c) { return absl::ascii_isalpha(static_cast<unsigned char>(c)); });
}

std::vector<Alternative> Halves(const LanguageIndex& index, absl::string_view term, absl::string_view language) {
  std::vector<Alternative> best;
  double best_count = 0;
  for (size_t cut = kHalfBytesMin; cut + kHalfBytesMin <= term.size(); ++cut) {
    const std::string left = text::Stem(term.substr(0, cut), language);
    const std::string right(term.substr(cut));  // its end is stemmed already
    const double count = std::min(PassagesWith(index, left), PassagesWith(index, right));
    if (count <= best_count) continue;
    best_count = count;
    best = {{left, kCompoundCredit, false}, {right, kCompoundCredit, true}};
  }
  return best;
}

std::vector<Alternative> Correction(const LanguageIndex& index, absl::string_view term) {
  std::string best;
  double best_count = 0;
  for (const LanguageIndex::Part& part : index.parts) {
    for (size_t size = term.size() - 1; size <= term.size() + 1; ++size) {
      for (const TermId id : part.segment->TermsLike(term[0], size)) {
        const absl::string_view other = part.segment->term(id);
        if (!OneTypoApart(term, other)) continue;
        const double count = PassagesWith(index, other);
        if (count < best_count || (count == best_count && best <= other)) continue;
        best = std::string(other);
        best_count = count;
      }
    }
  }
  if (best.empty()) return {};
  return {{best, kTypoCredit, false}};
}

}  // namespace

double PassagesWith(const LanguageIndex& index, absl::string_view term) {
  double count = 0;
  for (const LanguageIndex::Part& part : index.parts) {
    const std::optional<TermId> id = part.segment->Find(term);
    if (!id) continue;
    count +=
        static_cast<double>(std::max(part.segment->postings(*id).size(), part.segment->title_postings(*id).size()));
  }
  return count;
}

std::vector<Alternative> Synonyms(absl::string_view term, absl::string_view language) {
  if (language != "en") return {};
  static const Groups* const english = new Groups(Build(kEnglishGroups, "en"));
  const auto found = english->find(term);
  if (found == english->end()) return {};
  std::vector<Alternative> synonyms;
  for (const std::string& other : found->second) synonyms.push_back({other, kSynonymCredit, false});
  return synonyms;
}

std::vector<Alternative> Guesses(const LanguageIndex& index, absl::string_view term, absl::string_view language) {
  if (!IsWord(term) || term.size() < kTypoBytesMin) return {};
  std::vector<Alternative> halves = Halves(index, term, language);
  if (!halves.empty()) return halves;
  return Correction(index, term);
}

}  // namespace firstline::retriever
