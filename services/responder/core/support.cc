#include "services/responder/core/support.h"

#include <cmath>
#include <iterator>

namespace firstline::responder {
namespace {

constexpr absl::string_view kNames[] = {"coverage", "best_own", "delivers", "fails", "relevance",  "margin",
                                        "missing",  "pairs",    "title",    "words", "best_score", "density", "context", "same"};
static_assert(std::size(kNames) == kAnswerFeatureCount);

// Logistic models; the numbers and how they were found: docs/evidence/responder.md.
constexpr double kSentenceBias = -5.0;
constexpr SentenceFeatures kSentenceWeights = {
    /*own*/ 4.0,    /*context_gain*/ 1.5, /*heaviest*/ 0.3,   /*pairs*/ 0.4, /*delivers*/ 0.6,
    /*fails*/ -0.6, /*density*/ 2.0,      /*neighbours*/ 0.4, /*first*/ 0.3, /*length*/ 0.4,
    /*short*/ -0.4, /*leans*/ -0.2,       /*relevance*/ 3.0,  /*listed*/ 0.2, /*title*/ 0.0,
};

constexpr double kAnswerBias = -5.0;
constexpr AnswerFeatures kAnswerWeights = {
    /*coverage*/ 4.0, /*best_own*/ 1.0, /*delivers*/ 0.7, /*fails*/ -0.7, /*relevance*/ 1.5,  /*margin*/ 0.5,
    /*missing*/ -1.5, /*pairs*/ 0.5,    /*title*/ 0.5,    /*words*/ 0.2,  /*best_score*/ 1.0, /*density*/ 0.0, /*context*/ 0.0, /*same*/ 0.0,
};

double Logistic(double x) { return 1 / (1 + std::exp(-x)); }

template <typename Array>
double Dot(const Array& a, const Array& b) {
  double sum = 0;
  for (size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace

absl::Span<const absl::string_view> AnswerFeatureNames() { return kNames; }

double SentenceScore(const SentenceFeatures& features) { return Logistic(kSentenceBias + Dot(features, kSentenceWeights)); }

double AnswerSupport(const AnswerFeatures& features) { return Logistic(kAnswerBias + Dot(features, kAnswerWeights)); }

}  // namespace firstline::responder
