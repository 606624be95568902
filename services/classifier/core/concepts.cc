#include "services/classifier/core/concepts.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/classifier/core/concept_lists.h"
#include "services/classifier/core/phrases.h"

namespace firstline::classifier {
std::vector<std::string> FindConcepts(absl::Span<const Word> words) {
  static const auto* const set = new PhraseSet(absl::StrCat(kMoneyConcepts, kDeliveryConcepts, kAccountConcepts,
                                                            kRequestConcepts, kDetailConcepts, kWiderConcepts));
  std::vector<std::string> names;
  if (words.empty()) return names;
  for (PhraseMatch& match : set->Find(words)) names.push_back(std::move(match.group));
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  return names;
}

}  // namespace firstline::classifier
