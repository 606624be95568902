#pragma once

#include <cstddef>
#include <vector>

#include "absl/types/span.h"
#include "services/classifier/core/models.h"

namespace firstline::classifier {

// Fits the probability of "outside the taxonomy" on out-of-fold logits: rows labelled `other` are outside, the rest
// inside. `coverage` as LinearModel::Coverage, a value per row. Ridge-regularised Newton steps; deterministic.
NoveltyModel FitNovelty(absl::Span<const std::vector<double>> logits, absl::Span<const size_t> labels,
                        absl::Span<const double> coverage, size_t other, double temperature);

}  // namespace firstline::classifier
