#include "services/retriever/core/query_terms.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "services/retriever/core/alternatives.h"
#include "services/retriever/core/analyze.h"
#include "services/retriever/core/everyday_words.h"

namespace firstline::retriever {
namespace {

constexpr double kQuestionWords = 25;  // distinct words; from here on a text tells a story

class Resolver {
 public:
  Resolver(const LanguageIndex& index, absl::string_view language, const SearchParams& params)
      : index_(index), language_(language), params_(params) {
    for (const LanguageIndex::Part& part : index.parts) passages_ += static_cast<double>(part.segment->passage_count());
  }

  void Add(const Query::Piece& piece) {
    int before = -1;
    for (const Word& word : Analyze(piece.text, language_)) {
      if (word.starts_clause) before = -1;
      if (word.variant) {
        if (before >= 0) seen_[static_cast<size_t>(before)].readings.push_back(word.term);
        continue;
      }
      before = AddWord(word.term, piece, before);
    }
  }

  QueryTerms Take() {
    WeighWords();
    QueryTerms result;
    const std::vector<size_t> kept = Heaviest();
    for (const size_t at : kept) {
      Seen& seen = seen_[at];
      seen.word = static_cast<uint32_t>(result.word_weights.size());
      const double share_weight = seen.weight * (IsEverydayWord(seen.term, language_) ? params_.everyday_weight : 1.0);
      result.word_weights.push_back(share_weight);
      if (seen.optional) {
        result.optional_words |= uint64_t{1} << seen.word;
      } else {
        result.mass += share_weight;
        result.words += 1;
      }
      if (seen.df == 0) continue;
      seen.place = static_cast<int>(result.terms.size());
      const int before = seen.before >= 0 ? seen_[static_cast<size_t>(seen.before)].place : -1;
      result.terms.push_back(
          {.weight = seen.weight, .before = before, .word = seen.word, .credit = 1, .ids = Ids(seen.term)});
    }
    for (const size_t at : kept) AddAlternatives(seen_[at], result);
    return result;
  }

 private:
  struct Seen {
    std::string term;
    std::vector<std::string> readings;  // variants of Analyze
    double df = 0;
    double weight = 0;  // first of the weightiest piece it stands in, later the final one
    double count = 1;   // how often it stands there
    bool optional = false;
    int before = -1;
    uint32_t word = 0;
    int place = -1;  // in the result, -1 when no article has it
  };

  int AddWord(const std::string& term, const Query::Piece& piece, int before) {
    const auto [known, fresh] = at_.try_emplace(term, static_cast<int>(seen_.size()));
    if (fresh) {
      seen_.push_back({.term = term,
                       .readings = {},
                       .df = PassagesWith(index_, term),
                       .weight = piece.weight,
                       .optional = piece.optional,
                       .before = before});
    } else {
      Seen& seen = seen_[static_cast<size_t>(known->second)];
      seen.count += piece.weight / seen.weight;  // pieces come with the weightiest first
      seen.optional &= piece.optional;
    }
    return known->second;
  }

  double Idf(double df) const { return std::log(1 + (passages_ - std::min(df, passages_) + 0.5) / (df + 0.5)); }

  void WeighWords() {
    // In a short question a repeated word is chance, in a long story it is the subject.
    const double story = std::clamp((static_cast<double>(seen_.size()) - kQuestionWords) / kQuestionWords, 0.0, 1.0);
    for (Seen& seen : seen_) {
      seen.weight *= Idf(seen.df) * (1 + story * params_.repeat_weight * std::log(std::max(seen.count, 1.0)));
    }
  }

  // The terms_max heaviest words, in reading order.
  std::vector<size_t> Heaviest() const {
    std::vector<size_t> order(seen_.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    const size_t max = std::min(params_.terms_max, kQueryTermsMax);
    if (order.size() <= max) return order;
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return seen_[a].weight > seen_[b].weight; });
    order.resize(max);
    std::sort(order.begin(), order.end());
    return order;
  }

  void AddAlternatives(const Seen& seen, QueryTerms& result) {
    std::vector<Alternative> alternatives;
    alternatives.reserve(seen.readings.size());
    for (const std::string& reading : seen.readings) alternatives.push_back({reading, params_.variant_weight, false});
    for (Alternative& synonym : Synonyms(seen.term, language_)) alternatives.push_back(std::move(synonym));
    if (seen.df == 0 && seen.readings.empty()) {
      for (Alternative& guess : Guesses(index_, seen.term, language_)) alternatives.push_back(std::move(guess));
    }
    for (const Alternative& alternative : alternatives) {
      if (result.terms.size() >= kQueryTermsMax) return;
      if (at_.contains(alternative.term)) continue;  // it stands in the query itself
      const double df = PassagesWith(index_, alternative.term);
      if (df == 0) continue;
      // Never more than the word itself: a rare synonym must not outshine it.
      const double weight = alternative.credit * std::min(seen.weight, seen.weight / Idf(seen.df) * Idf(df));
      const int before = alternative.continues ? static_cast<int>(result.terms.size()) - 1 : -1;
      result.terms.push_back({.weight = weight,
                              .before = before,
                              .word = seen.word,
                              .credit = alternative.credit,
                              .ids = Ids(alternative.term)});
    }
  }

  std::vector<std::optional<TermId>> Ids(absl::string_view term) const {
    std::vector<std::optional<TermId>> ids;
    ids.reserve(index_.parts.size());
    for (const LanguageIndex::Part& part : index_.parts) ids.push_back(part.segment->Find(term));
    return ids;
  }

  const LanguageIndex& index_;
  absl::string_view language_;
  const SearchParams& params_;
  double passages_ = 0;
  absl::flat_hash_map<std::string, int> at_;
  std::vector<Seen> seen_;
};

}  // namespace

QueryTerms ResolveQuery(const LanguageIndex& index, const Query& query, absl::string_view language,
                        const SearchParams& params) {
  Resolver resolver(index, language, params);
  std::vector<const Query::Piece*> pieces;
  pieces.reserve(query.pieces.size());
  for (const Query::Piece& piece : query.pieces) pieces.push_back(&piece);
  std::stable_sort(pieces.begin(), pieces.end(),
                   [](const Query::Piece* a, const Query::Piece* b) { return a->weight > b->weight; });
  for (const Query::Piece* piece : pieces) resolver.Add(*piece);
  return resolver.Take();
}

}  // namespace firstline::retriever
