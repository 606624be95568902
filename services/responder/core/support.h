#pragma once

// Calibrated judgement of evidence: how well a sentence answers, and whether the chosen ones answer at all.

#include <array>
#include <cstddef>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/responder/core/features.h"

namespace firstline::responder {

// What is known about the sentences chosen for one question.
enum AnswerFeature : size_t {
  kBestOwn,            // [0, 1] share of the question's weight in the best sentence
  kAnswerDensity,      // [0, 1] share of the best sentence's content words that the question has
  kAnswerRelevance,    // [0, 1] of the best sentence's passage
  kAnswerDelivers,     // 1 if it, or what is quoted with it, contains what such a question asks for
  kMargin,             // [0, 1] lead of its score over the best sentence of another article; kNoRivalMargin without one
  kAnswerConditional,  // [0, 1] whether it holds only under a condition that the question does not name
  kIdentifierMissing,  // 1 if the question names an order, code or number that the quoted sentences do not have
  kAnswerFeatureCount,
};
// What a lead is on average where there are rivals.
inline constexpr double kNoRivalMargin = 0.15;
using AnswerFeatures = std::array<double, kAnswerFeatureCount>;

absl::Span<const absl::string_view> AnswerFeatureNames();

// Probability in [0, 1] that the sentence belongs to the answer, given that there is one; ranks the sentences.
double SentenceScore(const SentenceFeatures& features);

// Probability in [0, 1] that the chosen sentences answer the question.
double AnswerSupport(const AnswerFeatures& features);

}  // namespace firstline::responder
