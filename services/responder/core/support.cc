#include "services/responder/core/support.h"

#include <cmath>
#include <iterator>

namespace firstline::responder {
namespace {

constexpr absl::string_view kNames[] = {
    "best_own",    "mutual",        "relevance",    "delivers", "margin",
    "conditional", "asked_missing", "fact_missing", "untimely", "identifier_missing"};
static_assert(std::size(kNames) == kAnswerFeatureCount);

// Logistic models; the numbers and how they were found: docs/evidence/responder.md.
constexpr double kSentenceBias = -5.0;
constexpr SentenceFeatures kSentenceWeights = {
    /*own*/ 2.8,    /*context_gain*/ 1.5, /*asked*/ 1.5,      /*pairs*/ 0.4,  /*delivers*/ 0.6,
    /*fails*/ -0.6, /*density*/ 2.0,      /*neighbours*/ 0.4, /*first*/ 0.3,  /*length*/ 0.4,
    /*short*/ -0.4, /*leans*/ -0.2,       /*relevance*/ 3.0,  /*listed*/ 0.2, /*conditional*/ -0.7,
    /*timely*/ 1.0,
};

constexpr double kAnswerBias = -2.15;
constexpr AnswerFeatures kAnswerWeights = {
    /*best_own*/ 0.8,
    /*mutual*/ 1.0,
    /*relevance*/ 2.0,
    /*delivers*/ 1.2,
    /*margin*/ 2.4,
    /*conditional*/ -0.5,
    /*asked_missing*/ -1.2,
    /*fact_missing*/ -1.0,
    /*untimely*/ -0.8,
    // Set by hand: the sets have too few such questions, and a wrong answer about somebody's order is the worst one.
    /*identifier_missing*/ -2.0,
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

double SentenceScore(const SentenceFeatures& features) {
  return Logistic(kSentenceBias + Dot(features, kSentenceWeights));
}

double AnswerSupport(const AnswerFeatures& features) { return Logistic(kAnswerBias + Dot(features, kAnswerWeights)); }

}  // namespace firstline::responder
