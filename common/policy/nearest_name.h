#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace firstline::policy {

// Smallest number of inserted, deleted, replaced or swapped neighbouring bytes that turns `a` into `b` (optimal string
// alignment). O(|a| x |b|); callers pass names, at most 200 bytes are compared.
int EditDistance(absl::string_view a, absl::string_view b);

// The candidate with the smallest edit distance to `name`, when that distance is at most a third of the longer name
// (and at least 1 is always allowed), else "". Ties: the first candidate.
absl::string_view NearestName(absl::string_view name, absl::Span<const absl::string_view> candidates);
absl::string_view NearestName(absl::string_view name, const std::vector<std::string>& candidates);

// "; did you mean \"refund\"?" when a candidate is near, else "".
std::string DidYouMean(absl::string_view name, absl::Span<const absl::string_view> candidates);
std::string DidYouMean(absl::string_view name, const std::vector<std::string>& candidates);

}  // namespace firstline::policy
