#include "services/retriever/core/query_terms.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/retriever/core/analyze.h"

namespace firstline::retriever {
namespace {

class Resolver {
 public:
  Resolver(const LanguageIndex& index, const ResolveOptions& options) : index_(index), options_(options) {
    for (const LanguageIndex::Part& part : index.parts) passages_ += static_cast<double>(part.segment->passage_count());
  }

  void Add(const Query::Piece& piece) {
    int before = -1;
    for (const Word& word : Analyze(piece.text, options_.language)) {
      if (word.starts_clause) before = -1;
      const int at = AddTerm(word, piece.weight, before);
      if (!word.variant) before = at;
    }
  }

  QueryTerms Take() { return std::move(result_); }

 private:
  // Index of the term in the result, or -1 when there is no room or nothing to find.
  int AddTerm(const Word& word, double weight, int before) {
    const auto [known, fresh] = at_.try_emplace(word.term, -1);
    if (!fresh) return known->second;  // pieces come with the weightiest first
    QueryTerm term{.term = word.term, .before = before, .variant = word.variant};
    double df = 0;
    for (const LanguageIndex::Part& part : index_.parts) {
      term.ids.push_back(part.segment->Find(word.term));
      if (!term.ids.back()) continue;
      df += static_cast<double>(
          std::max(part.segment->postings(*term.ids.back()).size(), part.segment->title_postings(*term.ids.back()).size()));
    }
    const double idf = std::log(1 + (passages_ - std::min(df, passages_) + 0.5) / (df + 0.5));
    term.weight = weight * idf * (word.variant ? options_.variant_weight : 1.0);
    if (!word.variant) {
      result_.mass += term.weight;
      result_.words += weight;
    }
    if (df == 0 || result_.terms.size() >= options_.terms_max) return -1;
    known->second = static_cast<int>(result_.terms.size());
    result_.terms.push_back(std::move(term));
    return known->second;
  }

  const LanguageIndex& index_;
  const ResolveOptions& options_;
  double passages_ = 0;
  absl::flat_hash_map<std::string, int> at_;
  QueryTerms result_;
};

}  // namespace

QueryTerms ResolveQuery(const LanguageIndex& index, const Query& query, const ResolveOptions& options) {
  Resolver resolver(index, options);
  std::vector<const Query::Piece*> pieces;
  for (const Query::Piece& piece : query.pieces) pieces.push_back(&piece);
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Query::Piece* a, const Query::Piece* b) { return a->weight > b->weight; });
  for (const Query::Piece* piece : pieces) resolver.Add(*piece);
  return resolver.Take();
}

}  // namespace firstline::retriever
