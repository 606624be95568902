#include "services/classifier/core/fit_novelty.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace firstline::classifier {
namespace {

constexpr size_t kWidth = 5;
using Vector = std::array<double, kWidth>;

// Solves a x = b for a symmetric positive definite matrix by Gaussian elimination.
Vector Solve(std::array<Vector, kWidth> a, Vector b) {
  for (size_t column = 0; column < kWidth; ++column) {
    for (size_t row = column + 1; row < kWidth; ++row) {
      const double factor = a[row][column] / a[column][column];
      for (size_t k = column; k < kWidth; ++k) a[row][k] -= factor * a[column][k];
      b[row] -= factor * b[column];
    }
  }
  Vector x{};
  for (size_t row = kWidth; row-- > 0;) {
    double sum = b[row];
    for (size_t k = row + 1; k < kWidth; ++k) sum -= a[row][k] * x[k];
    x[row] = sum / a[row][row];
  }
  return x;
}

}  // namespace

NoveltyModel FitNovelty(absl::Span<const std::vector<double>> logits, absl::Span<const size_t> labels,
                        absl::Span<const double> coverage, size_t other, double temperature) {
  std::vector<Vector> cues;
  for (size_t i = 0; i < logits.size(); ++i) {
    const std::vector<double> probabilities = Softmax(logits[i], temperature);
    const double top = *std::max_element(logits[i].begin(), logits[i].end());
    const double mean =
        std::accumulate(logits[i].begin(), logits[i].end(), 0.0) / static_cast<double>(logits[i].size());
    cues.push_back({1, probabilities[other], 1 - *std::max_element(probabilities.begin(), probabilities.end()),
                    coverage[i], (top - mean) / temperature});
  }
  constexpr double kRidge = 0.1;
  Vector weights{};
  for (int step = 0; step < 25; ++step) {
    std::array<Vector, kWidth> hessian{};
    Vector gradient{};
    for (size_t k = 0; k < kWidth; ++k) {
      hessian[k][k] = kRidge;
      gradient[k] = -kRidge * weights[k];
    }
    for (size_t i = 0; i < cues.size(); ++i) {
      double z = 0;
      for (size_t k = 0; k < kWidth; ++k) z += weights[k] * cues[i][k];
      const double p = 1 / (1 + std::exp(-z));
      const double error = (labels[i] == other ? 1.0 : 0.0) - p;
      for (size_t k = 0; k < kWidth; ++k) {
        gradient[k] += error * cues[i][k];
        for (size_t m = 0; m < kWidth; ++m) hessian[k][m] += p * (1 - p) * cues[i][k] * cues[i][m];
      }
    }
    const Vector move = Solve(hessian, gradient);
    for (size_t k = 0; k < kWidth; ++k) weights[k] += std::clamp(move[k], -2.0, 2.0);
  }
  return {weights};
}

}  // namespace firstline::classifier
