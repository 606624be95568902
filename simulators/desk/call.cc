#include "simulators/desk/call.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"

namespace firstline::sim::desk {

std::string Call::Parameter(absl::string_view name) const {
  for (const auto& [key, value] : query) {
    if (key == name) return value;
  }
  return "";
}

std::optional<std::vector<std::string>> PathSegments(absl::string_view path) {
  std::vector<std::string> segments;
  for (const absl::string_view part : absl::StrSplit(path, '/')) {
    std::optional<std::string> segment = http::PercentDecode(part);
    if (!segment) return std::nullopt;
    segments.push_back(*std::move(segment));
  }
  return segments;
}

bool IsJson(absl::string_view content_type) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(content_type, absl::MaxSplits(';', 1));
  return absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(parts.first), "application/json");
}

bool IsWrite(absl::string_view method) { return method != "GET" && method != "HEAD"; }

}  // namespace firstline::sim::desk
