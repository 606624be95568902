#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "absl/types/span.h"
#include "common/policy/yaml_node.h"

namespace firstline::policy {

// Reads one YAML map by key. Every getter adds a problem at the value's place when the value does not fit and then
// leaves `*out` as it was, so reading goes on and all problems are found in one go. Finish() reports the keys nobody
// asked for. Keeps references to `node` and `problems`. Not thread-safe.
class MapReader {
 public:
  // `path` is where the map stands, for messages: "spec.gates"; "" for the root. A node that is not a map is a problem,
  // and then every key is absent; a null node counts as an empty map.
  MapReader(const YamlNode& node, absl::string_view path, Problems& problems);

  // The value of `key`, or nullptr when it is absent or null.
  const YamlNode* Find(absl::string_view key);
  // As Find; an absent key is a problem at the map's place.
  const YamlNode* Need(absl::string_view key);

  // Each returns true when `*out` was set.
  bool Text(absl::string_view key, std::string* out);
  bool Flag(absl::string_view key, bool* out);                               // true or false
  bool Integer(absl::string_view key, int* out, int low, int high);          // in [low, high]
  bool Number(absl::string_view key, double* out, double low, double high);  // in [low, high], never NaN
  // "500ms", "2s", "10m", "1h30m"; in [low, high].
  bool Duration(absl::string_view key, absl::Duration* out, absl::Duration low, absl::Duration high);
  // Index of the value in `names`, or nothing.
  std::optional<size_t> OneOf(absl::string_view key, absl::Span<const absl::string_view> names);
  // The elements of a list of scalars; a single scalar counts as a list of one.
  std::vector<const YamlNode*> Scalars(absl::string_view key);
  // The elements of a list.
  std::vector<const YamlNode*> Items(absl::string_view key);

  // "spec.gates.preset" for key "preset".
  std::string Path(absl::string_view key) const;
  Problems& problems() { return problems_; }
  const YamlNode& node() const { return node_; }

  // Adds a problem per key that no getter asked for, with the nearest key that one did.
  void Finish();

 private:
  const YamlNode* Scalar(absl::string_view key, absl::string_view want);

  const YamlNode& node_;
  const std::string path_;
  Problems& problems_;
  const bool is_map_;
  std::vector<std::string> asked_;
};

// The map under `key`, for a MapReader of its own; an absent one reads as empty, so every getter keeps its default.
const YamlNode& SectionOf(MapReader& reader, absl::string_view key);

// "is \"x\", want a or b; did you mean \"b\"?" for a value that is none of `names`.
std::string WantOneOf(absl::string_view seen, absl::Span<const absl::string_view> names);

}  // namespace firstline::policy
