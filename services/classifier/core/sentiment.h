#pragma once

#include <string>

#include "services/classifier/core/linear_model.h"

namespace firstline::classifier {

struct Sentiment {
  double score = 0;               // [-1, 1]; negative is unhappy
  std::string label = "neutral";  // very_negative, negative, neutral, positive
  double probability = 0;         // of the label, calibrated
};

// What a sentiment label is worth on the scale of `score`; 0 for an unknown one.
double WorthOf(absl::string_view label);

// The most probable label; the score is the expectation over all labels. `features` with the model's own settings.
Sentiment JudgeSentiment(const LinearModel& model, const FeatureVector& features);

}  // namespace firstline::classifier
