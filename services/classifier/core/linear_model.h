#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "services/classifier/core/features.h"

namespace firstline::classifier {

// Weights of one hashed feature, eight bits each: weight = scale * value. A row of zeros is not stored.
struct WeightRow {
  uint32_t index = 0;
  float scale = 0;
};

// A multinomial logistic regression over hashed sparse features. Immutable once made, thread-safe.
class LinearModel {
 public:
  // What a model consists of; model_format.h reads and writes it.
  struct Parts {
    FeatureOptions features;
    std::vector<std::string> labels;  // at least 2, at most 1024
    double temperature = 1;           // logits are divided by it; > 0
    std::vector<float> bias;          // one per label
    std::vector<WeightRow> rows;      // ascending by index, each below 2^bits
    std::vector<int8_t> weights;      // rows x labels
  };

  LinearModel() = default;
  // `parts` must be consistent (ParseModels checks what comes from outside); anything else is a bug and aborts.
  explicit LinearModel(Parts parts);

  const Parts& parts() const { return parts_; }
  const std::vector<std::string>& labels() const { return parts_.labels; }
  bool empty() const { return parts_.labels.empty(); }

  // One unbounded score per label.
  std::vector<double> Logits(const FeatureVector& features) const;
  // Calibrated probabilities, one per label, sum 1.
  std::vector<double> Probabilities(const FeatureVector& features) const;
  // Share of the vector's squared length that lies on features the model knows, in [0, 1]; 0 for an empty vector.
  double Coverage(const FeatureVector& features) const;

 private:
  Parts parts_;
  std::vector<int32_t> row_of_;  // feature index to row, or -1
};

// Numerically safe softmax of logits / temperature.
std::vector<double> Softmax(absl::Span<const double> logits, double temperature);

// The dense weights (rows.size() x labels) in eight bits; rows whose largest weight is below `smallest` vanish.
LinearModel Quantise(LinearModel::Parts parts, absl::Span<const uint32_t> indices, absl::Span<const float> dense,
                     float smallest);

}  // namespace firstline::classifier
