#include "services/retriever/core/relevance.h"

#include <algorithm>
#include <cmath>

namespace firstline::retriever {
namespace {

// From bench/fit_relevance.py over 2,225 questions, answerable and not (docs/evidence/retrieval.md).
constexpr double kIntercept = -3.6603;
constexpr double kPassage = 1.0336;
constexpr double kClause = 1.5749;
constexpr double kArticle = 0.7984;
constexpr double kTitleAsked = 1.3883;
constexpr double kLead = 3.7168;
constexpr double kLogWords = 0.6719;
// In a knowledge base of a few articles any match leads by far; beyond this a lead says nothing more.
constexpr double kGapMax = 0.5;
// A long story names something of everything; words beyond these no longer speak for the match.
constexpr double kWordsMax = 30;

}  // namespace

double Relevance(const MatchFeatures& features) {
  if (features.words <= 0) return 0;
  // A lead says little when little was found at all.
  const double lead = std::min(features.gap, kGapMax) * features.passage;
  const double z = kIntercept + kPassage * features.passage + kClause * features.clause + kArticle * features.article +
                   kTitleAsked * features.title_asked + kLead * lead +
                   kLogWords * std::log1p(std::min(features.words, kWordsMax));
  return 1 / (1 + std::exp(-z));
}

}  // namespace firstline::retriever
