#include "common/policy/read_condition.h"

#include <algorithm>
#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/strip.h"
#include "common/policy/nearest_name.h"
#include "common/policy/read_rules.h"
#include "common/policy/vocabulary.h"
#include "common/policy/yaml_reader.h"

namespace firstline::policy {
namespace {

bool Has(Names names, absl::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

bool TakesOneValue(absl::string_view op) {
  return op == "is" || op == "is_not" || op == "at_least" || op == "at_most" || op == "exists";
}

// The operator for several values where there is one.
absl::string_view UseInstead(absl::string_view op) {
  if (op == "is") return "; use in";
  if (op == "is_not") return "; use not_in";
  return "";
}

bool TakesNumber(FieldKind kind, absl::string_view op) {
  return op == "at_least" || op == "at_most" || (kind == FieldKind::kNumber && op != "exists");
}

void CheckField(const YamlNode& at, const std::string& path, Problems& problems) {
  absl::string_view name = at.scalar;
  if (FieldKindOf(name) == FieldKind::kUnknown) {
    problems.Add(at, absl::StrCat(path, ": no field \"", name, "\"", DidYouMean(name, Fields())));
  } else if (absl::ConsumePrefix(&name, "signal.") && !Has(SignalNames(), name)) {
    problems.Add(at, absl::StrCat(path, ": no signal \"", name, "\"", DidYouMean(name, SignalNames())));
  } else if (absl::ConsumePrefix(&name, "entity.") && !Has(EntityTypes(), name)) {
    problems.Add(at, absl::StrCat(path, ": no entity \"", name, "\"", DidYouMean(name, EntityTypes())));
  }
}

void CheckValue(const YamlNode& at, const Condition& leaf, const std::string& path, const KnownNames& known,
                Problems& problems) {
  const absl::string_view value = at.scalar;
  const FieldKind kind = FieldKindOf(leaf.field);
  double number = 0;
  if (leaf.op == "exists") {
    if (value != "true" && value != "false") {
      problems.Add(at, absl::StrCat(path, ": is \"", value, "\", want true or false"));
    }
  } else if (TakesNumber(kind, leaf.op)) {
    if (!absl::SimpleAtod(value, &number)) problems.Add(at, absl::StrCat(path, ": is \"", value, "\", want a number"));
  } else if (value.empty()) {
    problems.Add(at, absl::StrCat(path, ": is empty"));
  } else if (leaf.op == "mentions") {
    if (absl::EndsWith(value, "_words") && !Has(WordLists(), value)) {
      problems.Add(at, absl::StrCat(path, ": no word list \"", value, "\"", DidYouMean(value, WordLists())));
    }
  } else if (leaf.field == "intent") {
    known.CheckIntent(at, path, problems);
  } else if (leaf.field == "language") {
    if (!IsLanguageCode(value)) {
      problems.Add(at, absl::StrCat(path, ": is \"", value, "\", want a two-letter language such as en"));
    }
  } else if (kind == FieldKind::kName && !Has(ValuesOf(leaf.field), value)) {
    problems.Add(at, absl::StrCat(path, ": ", WantOneOf(value, ValuesOf(leaf.field))));
  }
}

Condition ReadLeaf(MapReader& reader, const KnownNames& known) {
  Condition leaf;
  leaf.kind = Condition::Kind::kLeaf;
  Problems& problems = reader.problems();
  if (reader.Text("field", &leaf.field)) CheckField(*reader.Find("field"), reader.Path("field"), problems);
  const Names ops = OperatorsOf(FieldKindOf(leaf.field));
  if (reader.Need("op") != nullptr && reader.Text("op", &leaf.op) && !ops.empty() && !Has(ops, leaf.op)) {
    problems.Add(*reader.Find("op"),
                 absl::StrCat(reader.Path("op"), ": for field ", leaf.field, " ", WantOneOf(leaf.op, ops)));
  }
  const std::vector<const YamlNode*> values = reader.Scalars("value");
  for (const YamlNode* value : values) {
    leaf.values.push_back(value->scalar);
    if (Has(ops, leaf.op)) CheckValue(*value, leaf, reader.Path("value"), known, problems);
  }
  const YamlNode* value = reader.Find("value");
  if (value == nullptr && leaf.op == "exists") {
    leaf.values = {"true"};
  } else if (value == nullptr) {
    problems.Add(reader.node(), absl::StrCat(reader.Path("value"), ": is missing"));
  } else if (value->kind == YamlNode::Kind::kList && value->items.empty()) {
    problems.Add(*value, absl::StrCat(reader.Path("value"), ": is empty, want at least one value"));
  } else if (values.size() > 1 && TakesOneValue(leaf.op)) {
    problems.Add(*value, absl::StrCat(reader.Path("value"), ": has ", values.size(), " values, but ", leaf.op,
                                      " takes one", UseInstead(leaf.op)));
  }
  return leaf;
}

}  // namespace

Condition ReadCondition(const YamlNode& node, absl::string_view path, const KnownNames& known, Problems& problems) {
  Condition condition;
  MapReader reader(node, path, problems);
  constexpr absl::string_view kShapes[] = {"all", "any", "not", "field"};
  absl::string_view shape;
  int shapes = 0;
  for (const absl::string_view key : kShapes) {
    if (reader.Find(key) == nullptr) continue;
    shape = key;
    ++shapes;
  }
  if (shapes != 1) {
    if (node.kind == YamlNode::Kind::kMap || node.kind == YamlNode::Kind::kNull) {
      problems.Add(node, absl::StrCat(path, ": want exactly one of all, any, not or field, op, value"));
    }
    reader.Find("op");
    reader.Find("value");
    reader.Finish();
    return condition;
  }
  if (shape == "field") {
    condition = ReadLeaf(reader, known);
  } else if (shape == "not") {
    condition.kind = Condition::Kind::kNot;
    condition.children.push_back(ReadCondition(*reader.Find("not"), reader.Path("not"), known, problems));
  } else {
    condition.kind = shape == "all" ? Condition::Kind::kAll : Condition::Kind::kAny;
    const std::vector<const YamlNode*> items = reader.Items(shape);
    for (size_t i = 0; i < items.size(); ++i) {
      const std::string child = absl::StrCat(reader.Path(shape), "[", i, "]");
      condition.children.push_back(ReadCondition(*items[i], child, known, problems));
    }
    if (reader.Find(shape)->kind == YamlNode::Kind::kList && items.empty()) {
      problems.Add(*reader.Find(shape), absl::StrCat(reader.Path(shape), ": is empty, want at least one condition"));
    }
  }
  reader.Finish();
  return condition;
}

}  // namespace firstline::policy
