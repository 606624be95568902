#include "services/classifier/core/models.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace firstline::classifier {

double NoveltyModel::Probability(const NoveltyCues& cues) const {
  const double z = weights[0] + weights[1] * cues.other + weights[2] * cues.doubt + weights[3] * cues.coverage +
                   weights[4] * cues.evidence;
  return 1 / (1 + std::exp(-z));
}

NoveltyCues MeasureNovelty(const LinearModel& intent, const FeatureVector& features) {
  NoveltyCues cues;
  const std::vector<double> logits = intent.Logits(features);
  const double temperature = intent.parts().temperature;
  const std::vector<double> probabilities = Softmax(logits, temperature);
  for (size_t i = 0; i < probabilities.size(); ++i) {
    if (intent.labels()[i] == "other") cues.other = probabilities[i];
  }
  cues.doubt = 1 - *std::max_element(probabilities.begin(), probabilities.end());
  cues.coverage = intent.Coverage(features);
  const double mean = std::accumulate(logits.begin(), logits.end(), 0.0) / static_cast<double>(logits.size());
  cues.evidence = (*std::max_element(logits.begin(), logits.end()) - mean) / temperature;
  return cues;
}

}  // namespace firstline::classifier
