#pragma once

#include <array>
#include <string>

#include "services/classifier/core/linear_model.h"

namespace firstline::classifier {

// What the probability that a message is outside the taxonomy is computed from.
struct NoveltyCues {
  double other = 0;     // calibrated probability of the intent `other`
  double doubt = 0;     // 1 - probability of the best intent
  double coverage = 0;  // share of the features the model knows (LinearModel::Coverage)
  double evidence = 0;  // largest logit less the mean logit, over the temperature
};

// A logistic regression over the cues: bias first, then the cues in their order.
struct NoveltyModel {
  std::array<double, 5> weights = {-3, 4, 0, 0, 0};

  double Probability(const NoveltyCues& cues) const;
};

// Everything the classifier loads; one file (model_format.h). Immutable once made.
struct Models {
  std::string name;     // for example "starter"
  std::string version;  // name + "@" + checksum of the file; filled by ParseModels
  LinearModel intent;
  LinearModel sentiment;  // labels are sentiment labels
  NoveltyModel novelty;
};

// The cues of one text from the intent model's view of it. `other` is 0 if the model has no such label.
NoveltyCues MeasureNovelty(const LinearModel& intent, const FeatureVector& features);

}  // namespace firstline::classifier
