#include "services/classifier/core/linear_model.h"

#include <algorithm>
#include <cmath>

#include "common/base/check.h"

namespace firstline::classifier {

LinearModel::LinearModel(Parts parts) : parts_(std::move(parts)) {
  const size_t labels = parts_.labels.size();
  FL_CHECK(labels >= 2 && parts_.bias.size() == labels) << labels << " labels, " << parts_.bias.size() << " biases";
  FL_CHECK(parts_.weights.size() == parts_.rows.size() * labels) << "weights do not fit the rows";
  FL_CHECK(parts_.temperature > 0) << "temperature " << parts_.temperature;
  const uint32_t size = 1u << parts_.features.bits;
  row_of_.assign(size, -1);
  for (size_t row = 0; row < parts_.rows.size(); ++row) {
    FL_CHECK(parts_.rows[row].index < size) << "row index out of range";
    row_of_[parts_.rows[row].index] = static_cast<int32_t>(row);
  }
}

std::vector<double> LinearModel::Logits(const FeatureVector& features) const {
  const size_t labels = parts_.labels.size();
  std::vector<float> sums(parts_.bias);
  for (const Feature& feature : features) {
    const int32_t row = row_of_[feature.index];
    if (row < 0) continue;
    const float factor = feature.value * parts_.rows[static_cast<size_t>(row)].scale;
    const int8_t* weights = parts_.weights.data() + static_cast<size_t>(row) * labels;
    for (size_t label = 0; label < labels; ++label) sums[label] += factor * static_cast<float>(weights[label]);
  }
  return std::vector<double>(sums.begin(), sums.end());
}

std::vector<double> LinearModel::Probabilities(const FeatureVector& features) const {
  return Softmax(Logits(features), parts_.temperature);
}

double LinearModel::Coverage(const FeatureVector& features) const {
  double known = 0, all = 0;
  for (const Feature& feature : features) {
    const double square = static_cast<double>(feature.value) * static_cast<double>(feature.value);
    all += square;
    if (row_of_[feature.index] >= 0) known += square;
  }
  return all > 0 ? known / all : 0;
}

std::vector<double> Softmax(absl::Span<const double> logits, double temperature) {
  std::vector<double> result(logits.begin(), logits.end());
  if (result.empty()) return result;
  const double top = *std::max_element(result.begin(), result.end());
  double sum = 0;
  for (double& value : result) sum += value = std::exp((value - top) / temperature);
  for (double& value : result) value /= sum;
  return result;
}

LinearModel Quantise(LinearModel::Parts parts, absl::Span<const uint32_t> indices, absl::Span<const float> dense,
                     float smallest) {
  const size_t labels = parts.labels.size();
  FL_CHECK(dense.size() == indices.size() * labels) << "dense weights do not fit the indices";
  parts.rows.clear();
  parts.weights.clear();
  for (size_t row = 0; row < indices.size(); ++row) {
    const absl::Span<const float> weights = dense.subspan(row * labels, labels);
    float largest = 0;
    for (const float weight : weights) largest = std::max(largest, std::abs(weight));
    if (largest < smallest || largest == 0) continue;
    parts.rows.push_back({indices[row], largest / 127});
    for (const float weight : weights) {
      parts.weights.push_back(static_cast<int8_t>(std::lround(weight / largest * 127)));
    }
  }
  return LinearModel(std::move(parts));
}

}  // namespace firstline::classifier
