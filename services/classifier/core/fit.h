#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/types/span.h"
#include "services/classifier/core/linear_model.h"

namespace firstline::classifier {

// A row to learn from: features and the number of its label.
struct Row {
  const FeatureVector* features = nullptr;  // must outlive the call
  size_t label = 0;
};

struct FitOptions {
  int epochs = 30;
  double rate = 0.3;              // AdaGrad step
  double l2 = 1e-4;               // pull to zero per visit of a weight
  double balance = 0.5;           // 0: rows count alike; 1: labels count alike; rows weigh (mean / label count)^balance
  double smoothing = 0;           // share of the target given to all labels alike
  uint64_t seed = 20261121;       // of the order in which rows are visited
  float smallest_weight = 1e-3f;  // rows below are not stored
};

// Fits a multinomial logistic regression by AdaGrad with one step size per feature row and averaged weights over the
// second half of the epochs. Deterministic. temperature is 1 (see FitTemperature). Needs a row and two labels.
// Time: epochs x features of all rows x labels.
LinearModel Fit(absl::Span<const Row> rows, const FeatureOptions& features, const std::vector<std::string>& labels,
                const FitOptions& options);

// The temperature in [0.2, 5] under which softmax(logits / t) gives `labels` the highest likelihood (Guo et al. 2017).
// 1 without rows.
double FitTemperature(absl::Span<const std::vector<double>> logits, absl::Span<const size_t> labels);

}  // namespace firstline::classifier
