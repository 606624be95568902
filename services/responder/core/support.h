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
  kMutual,             // [0, 1] that share times the share of the sentence's content words that the question has
  kAnswerRelevance,    // [0, 1] of the best sentence's passage
  kAnswerDelivers,     // [0, 1] kBestOwn if it, or what is quoted with it, contains what such a question asks for:
                       // a duration in a sentence about something else delivers nothing
  kMargin,             // [0, kMarginMax] lead of its score over the best sentence of another article; kNoRivalMargin
                       // without one
  kAnswerConditional,  // [0, 1] whether it holds only under a condition that the question does not name
  kAskedMissing,       // [0, 1] whether a question for steps or a choice has a first word that it lacks: "save" in "How
                       // do I save …?", "company" in "Which company …?"
  kFactMissing,        // 1 if the question asks for a number, duration or time that is in no quoted sentence, 0.5 if it
                       // is only in a further one
  kUntimely,           // 1 if the question is about before or after something, and the best sentence is not
  kIdentifierMissing,  // 1 if the question names an order, code or number that the quoted sentences do not have
  kAnswerFeatureCount,
};
// What a lead is on average where there are rivals.
inline constexpr double kNoRivalMargin = 0.15;
// A larger lead says nothing more: in a small knowledge base nearly every sentence leads by much.
inline constexpr double kMarginMax = 0.5;
using AnswerFeatures = std::array<double, kAnswerFeatureCount>;

absl::Span<const absl::string_view> AnswerFeatureNames();

// Probability in [0, 1] that the sentence belongs to the answer, given that there is one; ranks the sentences.
double SentenceScore(const SentenceFeatures& features);

// Probability in [0, 1] that the chosen sentences answer the question.
double AnswerSupport(const AnswerFeatures& features);

}  // namespace firstline::responder
