#include "common/policy/yaml_reader.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "common/policy/nearest_name.h"

namespace firstline::policy {
namespace {

using Kind = YamlNode::Kind;

absl::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kNull: return "nothing";
    case Kind::kScalar: return "a single value";
    case Kind::kList: return "a list";
    case Kind::kMap: return "a map";
  }
  return "nothing";
}

}  // namespace

std::string WantOneOf(absl::string_view seen, absl::Span<const absl::string_view> names) {
  return absl::StrCat("is \"", seen, "\", want one of ", absl::StrJoin(names, ", "), DidYouMean(seen, names));
}

MapReader::MapReader(const YamlNode& node, absl::string_view path, Problems& problems)
    : node_(node), path_(path), problems_(problems), is_map_(node.kind == Kind::kMap) {
  if (is_map_ || node.kind == Kind::kNull) return;
  problems_.Add(node, absl::StrCat(path_.empty() ? "the file" : path_, ": is ", KindName(node.kind), ", want a map"));
}

std::string MapReader::Path(absl::string_view key) const {
  return path_.empty() ? std::string(key) : absl::StrCat(path_, ".", key);
}

const YamlNode* MapReader::Find(absl::string_view key) {
  asked_.emplace_back(key);
  if (!is_map_) return nullptr;
  for (size_t i = 0; i < node_.keys.size() && i < node_.items.size(); ++i) {
    if (node_.keys[i].scalar != key) continue;
    return node_.items[i].kind == Kind::kNull ? nullptr : &node_.items[i];
  }
  return nullptr;
}

const YamlNode* MapReader::Need(absl::string_view key) {
  const YamlNode* value = Find(key);
  if (value == nullptr) problems_.Add(node_, absl::StrCat(Path(key), ": is missing"));
  return value;
}

const YamlNode* MapReader::Scalar(absl::string_view key, absl::string_view want) {
  const YamlNode* value = Find(key);
  if (value == nullptr || value->kind == Kind::kScalar) return value;
  problems_.Add(*value, absl::StrCat(Path(key), ": is ", KindName(value->kind), ", want ", want));
  return nullptr;
}

bool MapReader::Text(absl::string_view key, std::string* out) {
  const YamlNode* value = Scalar(key, "text");
  if (value == nullptr) return false;
  *out = value->scalar;
  return true;
}

bool MapReader::Flag(absl::string_view key, bool* out) {
  const YamlNode* value = Scalar(key, "true or false");
  if (value == nullptr) return false;
  if (value->scalar != "true" && value->scalar != "false") {
    problems_.Add(*value, absl::StrCat(Path(key), ": is \"", value->scalar, "\", want true or false"));
    return false;
  }
  *out = value->scalar == "true";
  return true;
}

bool MapReader::Integer(absl::string_view key, int* out, int low, int high) {
  const std::string want = absl::StrCat("a whole number in [", low, ", ", high, "]");
  const YamlNode* value = Scalar(key, want);
  if (value == nullptr) return false;
  int parsed = 0;
  if (!absl::SimpleAtoi(value->scalar, &parsed) || parsed < low || parsed > high) {
    problems_.Add(*value, absl::StrCat(Path(key), ": is ", value->scalar, ", want ", want));
    return false;
  }
  *out = parsed;
  return true;
}

bool MapReader::Number(absl::string_view key, double* out, double low, double high) {
  const std::string want = absl::StrCat("a number in [", low, ", ", high, "]");
  const YamlNode* value = Scalar(key, want);
  if (value == nullptr) return false;
  double parsed = 0;
  if (!absl::SimpleAtod(value->scalar, &parsed) || std::isnan(parsed) || parsed < low || parsed > high) {
    problems_.Add(*value, absl::StrCat(Path(key), ": is ", value->scalar, ", want ", want));
    return false;
  }
  *out = parsed;
  return true;
}

bool MapReader::Duration(absl::string_view key, absl::Duration* out, absl::Duration low, absl::Duration high) {
  const YamlNode* value = Scalar(key, "a duration such as 2s");
  if (value == nullptr) return false;
  absl::Duration parsed;
  // ParseDuration also takes signs and "inf".
  const bool digit_first = !value->scalar.empty() && absl::ascii_isdigit(static_cast<unsigned char>(value->scalar[0]));
  if (!digit_first || !absl::ParseDuration(value->scalar, &parsed)) {
    problems_.Add(*value,
                  absl::StrCat(Path(key), ": is \"", value->scalar, "\", want a duration such as 500ms, 2s or 10m"));
    return false;
  }
  if (parsed < low || parsed > high) {
    problems_.Add(*value, absl::StrCat(Path(key), ": is ", value->scalar, ", want a duration in [",
                                       absl::FormatDuration(low), ", ", absl::FormatDuration(high), "]"));
    return false;
  }
  *out = parsed;
  return true;
}

std::optional<size_t> MapReader::OneOf(absl::string_view key, absl::Span<const absl::string_view> names) {
  const YamlNode* value = Scalar(key, absl::StrCat("one of ", absl::StrJoin(names, ", ")));
  if (value == nullptr) return std::nullopt;
  const auto found = std::find(names.begin(), names.end(), absl::string_view(value->scalar));
  if (found == names.end()) {
    problems_.Add(*value, absl::StrCat(Path(key), ": ", WantOneOf(value->scalar, names)));
    return std::nullopt;
  }
  return static_cast<size_t>(found - names.begin());
}

std::vector<const YamlNode*> MapReader::Scalars(absl::string_view key) {
  const YamlNode* value = Find(key);
  if (value == nullptr) return {};
  if (value->kind == Kind::kScalar) return {value};
  if (value->kind != Kind::kList) {
    problems_.Add(*value,
                  absl::StrCat(Path(key), ": is ", KindName(value->kind), ", want a value or a list of values"));
    return {};
  }
  std::vector<const YamlNode*> scalars;
  for (const YamlNode& item : value->items) {
    if (item.kind == Kind::kScalar) {
      scalars.push_back(&item);
    } else {
      problems_.Add(item, absl::StrCat(Path(key), ": holds ", KindName(item.kind), ", want single values"));
    }
  }
  return scalars;
}

std::vector<const YamlNode*> MapReader::Items(absl::string_view key) {
  const YamlNode* value = Find(key);
  if (value == nullptr) return {};
  if (value->kind != Kind::kList) {
    problems_.Add(*value, absl::StrCat(Path(key), ": is ", KindName(value->kind), ", want a list"));
    return {};
  }
  std::vector<const YamlNode*> items;
  for (const YamlNode& item : value->items) items.push_back(&item);
  return items;
}

void MapReader::Finish() {
  if (!is_map_) return;
  for (const YamlNode& key : node_.keys) {
    if (std::find(asked_.begin(), asked_.end(), key.scalar) != asked_.end()) continue;
    problems_.Add(key, absl::StrCat(Path(key.scalar), ": no such key", DidYouMean(key.scalar, asked_)));
  }
}

const YamlNode& SectionOf(MapReader& reader, absl::string_view key) {
  static const auto* const kNothing = new YamlNode();
  const YamlNode* const node = reader.Find(key);
  return node == nullptr ? *kNothing : *node;
}

}  // namespace firstline::policy
