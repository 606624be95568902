#include "services/retriever/core/relevance.h"

#include <algorithm>
#include <cmath>

namespace firstline::retriever {
namespace {

// From bench/fit_relevance.py over 2,225 questions, answerable and not (docs/evidence/retrieval.md).
constexpr double kIntercept = -2.6883;
constexpr double kPassage = 1.4258;
constexpr double kClause = 1.8478;
constexpr double kArticle = 1.2840;
constexpr double kTitleAsked = 1.6138;
constexpr double kLead = 2.9184;
constexpr double kLogWords = 1.1224;
constexpr double kLogPassages = -0.3585;
// In a knowledge base of a few articles any match leads by far; beyond this a lead says nothing more.
constexpr double kGapMax = 0.5;
// A long story names something of everything; words beyond these no longer speak for the match.
constexpr double kWordsMax = 30;
// The more passages there are, the better the best of them matches by chance. The sets have 198 to 14,981 passages;
// outside of about that the effect is not known, so it ends.
constexpr double kPassagesMin = 100;
constexpr double kPassagesMax = 10'000;

}  // namespace

double Relevance(const MatchFeatures& features) {
  if (features.words <= 0) return 0;
  // A lead says little when little was found at all.
  const double lead = std::min(features.gap, kGapMax) * features.passage;
  const double z = kIntercept + kPassage * features.passage + kClause * features.clause + kArticle * features.article +
                   kTitleAsked * features.title_asked + kLead * lead +
                   kLogWords * std::log1p(std::min(features.words, kWordsMax)) +
                   kLogPassages * std::log(std::clamp(features.passages, kPassagesMin, kPassagesMax));
  return 1 / (1 + std::exp(-z));
}

}  // namespace firstline::retriever
