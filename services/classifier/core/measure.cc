#include "services/classifier/core/measure.h"

#include <algorithm>
#include <cmath>

#include "common/base/check.h"

namespace firstline::classifier {
namespace {
constexpr size_t kBins = 15;
}

Quality Measure(absl::Span<const std::vector<double>> probabilities, absl::Span<const size_t> labels,
                size_t label_count) {
  FL_CHECK(probabilities.size() == labels.size()) << "a label per row";
  Quality quality;
  quality.rows = labels.size();
  quality.recall.assign(label_count, 0);
  quality.precision.assign(label_count, 0);
  if (labels.empty()) return quality;
  std::vector<double> hits(label_count, 0), truth(label_count, 0), said(label_count, 0);
  std::vector<double> bin_hits(kBins, 0), bin_confidence(kBins, 0);
  for (size_t i = 0; i < labels.size(); ++i) {
    const auto best = std::max_element(probabilities[i].begin(), probabilities[i].end());
    const size_t guess = static_cast<size_t>(best - probabilities[i].begin());
    const bool right = guess == labels[i];
    ++truth[labels[i]];
    ++said[guess];
    if (right) ++hits[guess];
    const size_t bin = std::min(kBins - 1, static_cast<size_t>(*best * static_cast<double>(kBins)));
    bin_hits[bin] += right;
    bin_confidence[bin] += *best;
  }
  const double rows = static_cast<double>(labels.size());
  double occurring = 0;
  for (size_t label = 0; label < label_count; ++label) {
    quality.accuracy += hits[label] / rows;
    if (truth[label] > 0) quality.recall[label] = hits[label] / truth[label];
    if (said[label] > 0) quality.precision[label] = hits[label] / said[label];
    if (truth[label] == 0) continue;
    ++occurring;
    quality.macro_recall += quality.recall[label];
    const double sum = quality.recall[label] + quality.precision[label];
    if (sum > 0) quality.macro_f1 += 2 * quality.recall[label] * quality.precision[label] / sum;
  }
  quality.macro_recall /= occurring;
  quality.macro_f1 /= occurring;
  for (size_t bin = 0; bin < kBins; ++bin) quality.ece += std::abs(bin_hits[bin] - bin_confidence[bin]) / rows;
  return quality;
}

double Auroc(absl::Span<const double> scores, const std::vector<bool>& positive) {
  std::vector<size_t> order(scores.size());
  for (size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) { return scores[a] < scores[b]; });
  double ranks = 0, positives = 0;
  for (size_t i = 0; i < order.size();) {
    size_t end = i;
    while (end < order.size() && scores[order[end]] == scores[order[i]]) ++end;
    const double rank = static_cast<double>(i + end + 1) / 2;  // ties share their mean rank
    for (; i < end; ++i) {
      if (!positive[order[i]]) continue;
      ranks += rank;
      ++positives;
    }
  }
  const double negatives = static_cast<double>(scores.size()) - positives;
  if (positives == 0 || negatives == 0) return 0.5;
  return (ranks - positives * (positives + 1) / 2) / (positives * negatives);
}

}  // namespace firstline::classifier
