#include "common/policy/yaml_node.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace firstline::policy {
namespace {

constexpr size_t kProblemsMax = 100;

// Builds the tree from the parser's events. After a limit is exceeded it ignores everything that follows, so that a
// hostile file costs no more than its own length.
class TreeBuilder : public YAML::EventHandler {
 public:
  explicit TreeBuilder(Problems& problems) : problems_(problems) {}

  YamlNode TakeRoot() { return std::move(root_); }

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { Leaf(mark, anchor, YamlNode::Kind::kNull, ""); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    CheckTag(mark, tag);
    Leaf(mark, anchor, YamlNode::Kind::kScalar, value);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (stopped_) return;
    if (++aliases_ > kYamlAliasesMax) {
      return Stop(mark, absl::StrCat("more than ", kYamlAliasesMax, " aliases"));
    }
    const auto found = anchors_.find(anchor);
    if (found == anchors_.end()) return Stop(mark, "an alias inside the value it names");
    nodes_ += found->second.nodes;
    if (nodes_ > kYamlNodesMax) return Stop(mark, absl::StrCat("more than ", kYamlNodesMax, " values"));
    Append({found->second.node, found->second.nodes, 0});
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    CheckTag(mark, tag);
    Open(mark, anchor, YamlNode::Kind::kList);
  }
  void OnSequenceEnd() override { Close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    CheckTag(mark, tag);
    Open(mark, anchor, YamlNode::Kind::kMap);
  }
  void OnMapEnd() override { Close(); }

 private:
  struct Frame {
    YamlNode node;
    size_t nodes = 1;           // values in this subtree, itself included
    YAML::anchor_t anchor = 0;  // 0: none
    std::set<std::string> seen_keys;
  };
  struct Anchored {
    YamlNode node;
    size_t nodes;
  };

  void Stop(const YAML::Mark& mark, absl::string_view why) {
    stopped_ = true;
    problems_.Add(mark.line + 1, mark.column + 1, why);
  }

  void CheckTag(const YAML::Mark& mark, const std::string& tag) {
    if (stopped_ || tag.empty() || tag == "?" || tag == "!") return;  // "!": a quoted scalar
    problems_.Add(mark.line + 1, mark.column + 1, "YAML tags are not supported");
  }

  YamlNode NewNode(const YAML::Mark& mark, YamlNode::Kind kind) const {
    YamlNode node;
    node.kind = kind;
    node.line = mark.line + 1;
    node.column = mark.column + 1;
    return node;
  }

  bool CountNode(const YAML::Mark& mark) {
    if (stopped_) return false;
    if (++nodes_ <= kYamlNodesMax) return true;
    Stop(mark, absl::StrCat("more than ", kYamlNodesMax, " values"));
    return false;
  }

  void Leaf(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Kind kind, const std::string& value) {
    if (!CountNode(mark)) return;
    Frame frame;
    frame.node = NewNode(mark, kind);
    frame.node.scalar = value;
    frame.anchor = anchor;
    Append(std::move(frame));
  }

  void Open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Kind kind) {
    if (!CountNode(mark)) return;
    if (open_.size() >= kYamlDepthMax) {
      return Stop(mark, absl::StrCat("nested deeper than ", kYamlDepthMax));
    }
    Frame frame;
    frame.node = NewNode(mark, kind);
    frame.anchor = anchor;
    open_.push_back(std::move(frame));
  }

  void Close() {
    if (stopped_) return;
    Frame frame = std::move(open_.back());
    open_.pop_back();
    Append(std::move(frame));
  }

  // Hands a finished value to the list or map that holds it; in a map, keys and values take turns.
  void Append(Frame frame) {
    if (frame.anchor != 0) anchors_[frame.anchor] = {frame.node, frame.nodes};
    if (open_.empty()) {
      root_ = std::move(frame.node);
      return;
    }
    Frame& parent = open_.back();
    parent.nodes += frame.nodes;
    const bool is_key = parent.node.kind == YamlNode::Kind::kMap && parent.node.keys.size() == parent.node.items.size();
    if (!is_key) {
      parent.node.items.push_back(std::move(frame.node));
      return;
    }
    if (frame.node.kind != YamlNode::Kind::kScalar) {
      problems_.Add(frame.node, "a key must be a plain word");
    } else if (!parent.seen_keys.insert(frame.node.scalar).second) {
      problems_.Add(frame.node, absl::StrCat("the key \"", frame.node.scalar, "\" stands here twice"));
    }
    parent.node.keys.push_back(std::move(frame.node));
  }

  Problems& problems_;
  YamlNode root_;
  std::vector<Frame> open_;
  std::map<YAML::anchor_t, Anchored> anchors_;
  size_t nodes_ = 0;
  int aliases_ = 0;
  bool stopped_ = false;
};

}  // namespace

void Problems::Add(int line, int column, absl::string_view message) {
  if (problems_.size() < kProblemsMax) problems_.push_back({line, column, std::string(message)});
}

absl::Status Problems::ToStatus(absl::string_view file_name) const {
  if (problems_.empty()) return absl::OkStatus();
  std::vector<Problem> sorted = problems_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Problem& a, const Problem& b) {
    return std::pair(a.line, a.column) < std::pair(b.line, b.column);
  });
  std::vector<std::string> lines;
  for (const Problem& problem : sorted) {
    lines.push_back(absl::StrCat(file_name, ":", problem.line, ":", problem.column, ": ", problem.message));
  }
  return absl::InvalidArgumentError(absl::StrJoin(lines, "\n"));
}

YamlNode LoadYaml(absl::string_view text, Problems& problems) {
  if (text.size() > kYamlBytesMax) {
    problems.Add(1, 1, absl::StrCat("has ", text.size(), " bytes, want at most ", kYamlBytesMax));
    return YamlNode();
  }
  TreeBuilder builder(problems);
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    if (!parser.HandleNextDocument(builder)) {
      problems.Add(1, 1, "the file is empty");
      return YamlNode();
    }
    YamlNode root = builder.TakeRoot();
    TreeBuilder second(problems);
    if (parser.HandleNextDocument(second)) {
      const YamlNode extra = second.TakeRoot();
      problems.Add(extra, "a second document; want one per file");
    }
    return root;
  } catch (const YAML::Exception& error) {  // syntax errors and nesting beyond yaml-cpp's own limit
    problems.Add(error.mark.line + 1, error.mark.column + 1, absl::StrCat("not valid YAML: ", error.msg));
    return YamlNode();
  }
}

}  // namespace firstline::policy
