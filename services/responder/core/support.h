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
  kCoverage,      // [0, 1] share of the question's weight in the first chosen sentences and their title
  kBestOwn,       // [0, 1] share in the best sentence alone
  kAnswerDelivers,// 1 if a chosen sentence contains what such a question asks for
  kAnswerFails,   // 1 if none does
  kAnswerRelevance,  // [0, 1] of the best sentence's passage
  kMargin,        // [0, 1] lead of the best sentence over the best one of another article
  kMissing,       // [0, 1] weight of the weightiest word that is nowhere, as a share of the weightiest word's
  kAnswerPairs,   // [0, 1] as kPairs, of the best sentence
  kAnswerTitle,   // [0, 1] share of the weight in the best sentence's title
  kWords,         // log of the number of words of the question
  kBestScore,     // [0, 1] score of the best sentence
  kAnswerDensity, // [0, 1] as kDensity, of the best sentence
  kPassageShare,  // [0, 1] share of the weight anywhere in the best sentence's passage or its title
  kRunnerUp,      // [0, 1] score of the best sentence of the same article that is not quoted with it
  kAnswerFeatureCount,
};
using AnswerFeatures = std::array<double, kAnswerFeatureCount>;

absl::Span<const absl::string_view> AnswerFeatureNames();

// Probability in [0, 1] that the sentence belongs to the answer, given that there is one; ranks the sentences.
double SentenceScore(const SentenceFeatures& features);

// Probability in [0, 1] that the chosen sentences answer the question.
double AnswerSupport(const AnswerFeatures& features);

}  // namespace firstline::responder
