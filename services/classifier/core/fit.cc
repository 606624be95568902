#include "services/classifier/core/fit.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <utility>

#include "common/base/check.h"

namespace firstline::classifier {
namespace {

// The weights while they are learned: one row of `labels` floats per feature that occurs.
struct Weights {
  std::vector<uint32_t> indices;  // ascending
  std::vector<int32_t> row_of;    // feature index to row, or -1
  std::vector<float> values, sums;
  std::vector<float> squares;  // AdaGrad memory, one per row
};

Weights MakeWeights(absl::Span<const Row> rows, uint32_t bits, size_t labels) {
  Weights weights;
  weights.row_of.assign(size_t{1} << bits, -1);
  for (const Row& row : rows) {
    for (const Feature& feature : *row.features) weights.row_of[feature.index] = 0;
  }
  for (size_t index = 0; index < weights.row_of.size(); ++index) {
    if (weights.row_of[index] < 0) continue;
    weights.row_of[index] = static_cast<int32_t>(weights.indices.size());
    weights.indices.push_back(static_cast<uint32_t>(index));
  }
  weights.values.assign(weights.indices.size() * labels, 0);
  weights.sums = weights.values;
  weights.squares.assign(weights.indices.size(), 0);
  return weights;
}

std::vector<float> RowWeights(absl::Span<const Row> rows, size_t labels, double balance) {
  std::vector<double> counts(labels, 0);
  for (const Row& row : rows) ++counts[row.label];
  const double mean = static_cast<double>(rows.size()) / static_cast<double>(labels);
  std::vector<float> result(labels, 1);
  for (size_t label = 0; label < labels; ++label) {
    if (counts[label] > 0) result[label] = static_cast<float>(std::pow(mean / counts[label], balance));
  }
  return result;
}

// In place; the standard library's shuffle may differ between implementations.
void Shuffle(std::vector<size_t>& order, std::mt19937_64& random) {
  for (size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
}

void SoftmaxInPlace(std::vector<float>& scores) {
  const float top = *std::max_element(scores.begin(), scores.end());
  float sum = 0;
  for (float& score : scores) sum += score = std::exp(score - top);
  for (float& score : scores) score /= sum;
}

}  // namespace

LinearModel Fit(absl::Span<const Row> rows, const FeatureOptions& features, const std::vector<std::string>& labels,
                const FitOptions& options) {
  FL_CHECK(!rows.empty() && labels.size() >= 2) << rows.size() << " rows, " << labels.size() << " labels";
  const size_t width = labels.size();
  Weights weights = MakeWeights(rows, features.bits, width);
  const std::vector<float> row_weights = RowWeights(rows, width, options.balance);
  std::vector<float> bias(width, 0), bias_sums(width, 0), scores(width);
  std::vector<size_t> order(rows.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::mt19937_64 random(options.seed);
  const float rate = static_cast<float>(options.rate);
  const float keep = 1 - static_cast<float>(options.l2);
  const float off_target = static_cast<float>(options.smoothing / static_cast<double>(width));
  int averaged = 0;

  for (int epoch = 0; epoch < options.epochs; ++epoch) {
    Shuffle(order, random);
    for (const size_t at : order) {
      const Row& row = rows[at];
      scores = bias;
      for (const Feature& feature : *row.features) {
        const float* from = weights.values.data() + static_cast<size_t>(weights.row_of[feature.index]) * width;
        for (size_t label = 0; label < width; ++label) scores[label] += feature.value * from[label];
      }
      SoftmaxInPlace(scores);
      float square = 0;
      for (size_t label = 0; label < width; ++label) {
        const float target = (label == row.label ? 1 - static_cast<float>(options.smoothing) : 0) + off_target;
        scores[label] = (scores[label] - target) * row_weights[row.label];
        square += scores[label] * scores[label];
      }
      for (size_t label = 0; label < width; ++label) bias[label] -= 0.05f * rate * scores[label];
      for (const Feature& feature : *row.features) {
        const size_t number = static_cast<size_t>(weights.row_of[feature.index]);
        weights.squares[number] += feature.value * feature.value * square;
        const float step = rate * feature.value / (1e-3f + std::sqrt(weights.squares[number]));
        float* to = weights.values.data() + number * width;
        for (size_t label = 0; label < width; ++label) to[label] = to[label] * keep - step * scores[label];
      }
    }
    if (2 * epoch < options.epochs - 1) continue;
    ++averaged;
    for (size_t i = 0; i < weights.values.size(); ++i) weights.sums[i] += weights.values[i];
    for (size_t label = 0; label < width; ++label) bias_sums[label] += bias[label];
  }
  const float scale = averaged > 0 ? 1 / static_cast<float>(averaged) : 0;
  for (float& value : weights.sums) value *= scale;
  for (float& value : bias_sums) value *= scale;
  LinearModel::Parts parts;
  parts.features = features;
  parts.labels = labels;
  parts.bias = std::move(bias_sums);
  return Quantise(std::move(parts), weights.indices, weights.sums, options.smallest_weight);
}

double FitTemperature(absl::Span<const std::vector<double>> logits, absl::Span<const size_t> labels) {
  FL_CHECK(logits.size() == labels.size()) << "a label per row";
  if (logits.empty()) return 1;
  const auto loss = [&](double temperature) {
    double sum = 0;
    for (size_t i = 0; i < logits.size(); ++i) {
      sum -= std::log(std::max(1e-12, Softmax(logits[i], temperature)[labels[i]]));
    }
    return sum;
  };
  // Golden section over log t; the loss has one minimum in 1/t.
  constexpr double kGolden = 0.6180339887498949;
  double low = std::log(0.2), high = std::log(5.0);
  double a = high - kGolden * (high - low), b = low + kGolden * (high - low);
  double loss_a = loss(std::exp(a)), loss_b = loss(std::exp(b));
  for (int round = 0; round < 30; ++round) {
    if (loss_a < loss_b) {
      high = b, b = a, loss_b = loss_a;
      a = high - kGolden * (high - low), loss_a = loss(std::exp(a));
    } else {
      low = a, a = b, loss_a = loss_b;
      b = low + kGolden * (high - low), loss_b = loss(std::exp(b));
    }
  }
  return std::exp((low + high) / 2);
}

}  // namespace firstline::classifier
