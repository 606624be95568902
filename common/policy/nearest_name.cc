#include "common/policy/nearest_name.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace firstline::policy {
namespace {

constexpr size_t kComparedBytes = 200;

std::vector<absl::string_view> Views(const std::vector<std::string>& names) {
  return std::vector<absl::string_view>(names.begin(), names.end());
}

}  // namespace

int EditDistance(absl::string_view a, absl::string_view b) {
  a = a.substr(0, kComparedBytes);
  b = b.substr(0, kComparedBytes);
  std::vector<int> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (size_t j = 0; j <= b.size(); ++j) last[j] = static_cast<int>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({replace, last[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

absl::string_view NearestName(absl::string_view name, absl::Span<const absl::string_view> candidates) {
  absl::string_view nearest;
  int smallest = -1;
  for (const absl::string_view candidate : candidates) {
    const int distance = EditDistance(name, candidate);
    const int allowed = std::max<int>(1, static_cast<int>(std::max(name.size(), candidate.size()) / 3));
    if (distance > allowed || (smallest >= 0 && distance >= smallest)) continue;
    smallest = distance;
    nearest = candidate;
  }
  return nearest;
}

absl::string_view NearestName(absl::string_view name, const std::vector<std::string>& candidates) {
  return NearestName(name, Views(candidates));
}

std::string DidYouMean(absl::string_view name, absl::Span<const absl::string_view> candidates) {
  const absl::string_view nearest = NearestName(name, candidates);
  return nearest.empty() || nearest == name ? "" : absl::StrCat("; did you mean \"", nearest, "\"?");
}

std::string DidYouMean(absl::string_view name, const std::vector<std::string>& candidates) {
  return DidYouMean(name, Views(candidates));
}

}  // namespace firstline::policy
