#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/types/span.h"

namespace firstline::classifier {

// How good probabilities are on rows whose label is known.
struct Quality {
  size_t rows = 0;
  double accuracy = 0;
  double macro_f1 = 0;                    // over labels that occur
  double macro_recall = 0;                // over labels that occur
  double ece = 0;                         // expected calibration error of the top label, 15 equal bins
  std::vector<double> recall, precision;  // per label
};

// `probabilities`: a vector per row, one value per label; `labels`: the true ones.
Quality Measure(absl::Span<const std::vector<double>> probabilities, absl::Span<const size_t> labels,
                size_t label_count);

// Area under the ROC curve of `scores` for `positive`; 0.5 if one side is empty.
double Auroc(absl::Span<const double> scores, const std::vector<bool>& positive);

}  // namespace firstline::classifier
