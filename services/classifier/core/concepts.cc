#include "services/classifier/core/concepts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/classifier/core/concept_lists.h"
#include "services/classifier/core/phrases.h"

namespace firstline::classifier {
namespace {

// How long a message is says something by itself: small talk is short, sales inquiries are not.
std::string LengthConcept(size_t words) {
  if (words <= 3) return "length_tiny";
  if (words <= 8) return "length_short";
  if (words <= 40) return "length_middle";
  return "length_long";
}

}  // namespace

std::vector<std::string> FindConcepts(absl::Span<const Word> words) {
  static const auto* const set =
      new PhraseSet(
      absl::StrCat(kMoneyConcepts, kDeliveryConcepts, kAccountConcepts, kRequestConcepts, kDetailConcepts));
  std::vector<std::string> names;
  if (words.empty()) return names;
  for (PhraseMatch& match : set->Find(words)) names.push_back(std::move(match.group));
  names.push_back(LengthConcept(words.size()));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace firstline::classifier
