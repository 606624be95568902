#include "services/classifier/core/sentiment.h"

#include <vector>

namespace firstline::classifier {

double WorthOf(absl::string_view label) {
  if (label == "very_negative") return -1;
  if (label == "negative") return -0.6;
  return label == "positive" ? 0.8 : 0;
}

Sentiment JudgeSentiment(const LinearModel& model, const FeatureVector& features) {
  Sentiment sentiment;
  if (features.empty()) return sentiment;
  const std::vector<double> probabilities = model.Probabilities(features);
  for (size_t i = 0; i < probabilities.size(); ++i) {
    sentiment.score += probabilities[i] * WorthOf(model.labels()[i]);
    if (probabilities[i] <= sentiment.probability) continue;
    sentiment.probability = probabilities[i];
    sentiment.label = model.labels()[i];
  }
  return sentiment;
}

}  // namespace firstline::classifier
