#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "common/policy/policy.h"

namespace firstline::policy {

// A YAML document as plain values that know where they stood, so that a later check can name the place.
struct YamlNode {
  enum class Kind { kNull, kScalar, kList, kMap };
  Kind kind = Kind::kNull;
  int line = 0;                 // from 1
  int column = 0;               // from 1, in bytes
  std::string scalar;           // kScalar: the text, quotes removed
  std::vector<YamlNode> keys;   // kMap: in file order, always scalars; same length as `items`
  std::vector<YamlNode> items;  // kList: the elements; kMap: the values
};

// The problems found so far. Not thread-safe.
class Problems {
 public:
  // `message` says what was seen and what was wanted. At most 100 problems are kept.
  void Add(int line, int column, absl::string_view message);
  void Add(const YamlNode& at, absl::string_view message) { Add(at.line, at.column, message); }

  bool empty() const { return problems_.empty(); }

  // OK when there are none; else InvalidArgument with one "file:line:column: message" per line, by position.
  absl::Status ToStatus(absl::string_view file_name) const;

 private:
  std::vector<Problem> problems_;
};

// Limits of a policy file.
inline constexpr size_t kYamlBytesMax = size_t{1} << 20;
inline constexpr int kYamlDepthMax = 32;
inline constexpr int kYamlAliasesMax = 100;
inline constexpr size_t kYamlNodesMax = 50000;  // after aliases are expanded

// The single document in `text`. Syntax errors, a second document, tags, keys that are not plain words, the same key
// twice in one map and exceeded limits are added to `problems`; what could be read is still returned.
YamlNode LoadYaml(absl::string_view text, Problems& problems);

}  // namespace firstline::policy
