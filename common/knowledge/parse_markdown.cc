#include <yaml-cpp/yaml.h>

#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "common/base/status_macros.h"
#include "common/knowledge/fields.h"
#include "common/knowledge/parse.h"

namespace firstline::knowledge {
namespace {

constexpr size_t kFrontMatterBytesMax = 64 * 1024;

// Takes the next line off `rest`, without its line end.
absl::string_view NextLine(absl::string_view& rest) {
  const size_t end = rest.find('\n');
  absl::string_view line = rest.substr(0, end);
  rest.remove_prefix(end == absl::string_view::npos ? rest.size() : end + 1);
  absl::ConsumeSuffix(&line, "\r");
  return line;
}

bool IsFence(absl::string_view line) { return absl::StripTrailingAsciiWhitespace(line) == "---"; }

// A parse error and where it is.
struct Failure {
  int line = 1;
  std::string message;
};

struct Parts {
  absl::string_view front_matter;  // without the fences
  absl::string_view body;
};

bool Split(absl::string_view content, Parts& parts, Failure& failure) {
  absl::ConsumePrefix(&content, "\xEF\xBB\xBF");
  absl::string_view rest = content;
  if (!IsFence(NextLine(rest))) {
    parts.body = content;
    return true;
  }
  const absl::string_view start = rest;
  while (!rest.empty()) {
    const size_t size = static_cast<size_t>(rest.data() - start.data());
    if (size > kFrontMatterBytesMax) break;
    if (IsFence(NextLine(rest))) {
      parts.front_matter = start.substr(0, size);
      parts.body = rest;
      return true;
    }
  }
  failure = {
      1, absl::StrCat("the front matter has no closing line ---, want one within ", kFrontMatterBytesMax, " bytes")};
  return false;
}

absl::string_view KindName(const YAML::Node& node) {
  if (node.IsScalar()) return "a text";
  if (node.IsSequence()) return "a list";
  if (node.IsMap()) return "a map";
  return "nothing";
}

int LineOf(const YAML::Node& node) { return node.Mark().line + 2; }  // Mark counts from 0; the fence is one line

absl::Status ReadField(const std::string& key, const YAML::Node& value, RawFields& fields) {
  if (value.IsNull()) return absl::OkStatus();
  if (key == "tags") {
    if (!value.IsSequence())
      return absl::InvalidArgumentError(absl::StrCat("tags is ", KindName(value), ", want a list"));
    for (const YAML::Node& tag : value) {
      if (!tag.IsScalar())
        return absl::InvalidArgumentError(absl::StrCat("an item of tags is ", KindName(tag), ", want a text"));
      fields.tags.push_back(tag.Scalar());
    }
    return absl::OkStatus();
  }
  if (key == "body" || !IsTextKey(key)) {
    const absl::string_view meant = key == "internal" ? "audience" : MisspeltGuardedKey(key);
    if (meant.empty()) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(key, ": no such key, want ", meant));
  }
  if (!value.IsScalar()) return absl::InvalidArgumentError(absl::StrCat(key, " is ", KindName(value), ", want a text"));
  if (!fields.texts.emplace(key, value.Scalar()).second) {
    return absl::InvalidArgumentError(absl::StrCat(key, " stands there twice, want it once"));
  }
  return absl::OkStatus();
}

bool ReadFrontMatter(absl::string_view yaml, RawFields& fields, Failure& failure) {
  try {
    const YAML::Node root = YAML::Load(std::string(yaml));
    if (root.IsNull()) return true;
    if (!root.IsMap()) {
      failure = {LineOf(root), absl::StrCat("the front matter is ", KindName(root), ", want keys and values")};
      return false;
    }
    for (const auto& entry : root) {
      const std::string key = entry.first.IsScalar() ? entry.first.Scalar() : std::string();
      const absl::Status status = ReadField(key, entry.second, fields);
      if (status.ok()) continue;
      failure = {LineOf(entry.first), std::string(status.message())};
      return false;
    }
  } catch (const YAML::Exception& error) {
    failure = {error.mark.is_null() ? 1 : error.mark.line + 2,
               absl::StrCat("the front matter is not YAML (", error.msg, "), want keys and values")};
    return false;
  }
  return true;
}

std::string FirstHeading(absl::string_view body) {
  while (!body.empty()) {
    absl::string_view line = NextLine(body);
    if (!absl::ConsumePrefix(&line, "# ")) continue;
    line = absl::StripAsciiWhitespace(line);
    while (absl::ConsumeSuffix(&line, "#")) continue;  // "# Title #" is a heading too
    return std::string(absl::StripTrailingAsciiWhitespace(line));
  }
  return "";
}

}  // namespace

std::string Problem::ToString() const { return absl::StrCat(file, ":", line, ": ", message); }

ParseResult ParseMarkdown(absl::string_view content, absl::string_view file_name, absl::string_view default_id) {
  ParseResult result;
  Parts parts;
  RawFields fields;
  Failure failure;
  if (Split(content, parts, failure) && ReadFrontMatter(parts.front_matter, fields, failure)) {
    fields.texts.try_emplace("id", std::string(default_id));
    fields.texts.try_emplace("title", FirstHeading(parts.body));
    fields.texts.emplace("body", std::string(parts.body));
    absl::StatusOr<Article> article = BuildArticle(fields);
    if (article.ok()) {
      result.articles.push_back(*std::move(article));
      return result;
    }
    failure = {1, std::string(article.status().message())};
  }
  result.problems.push_back({std::string(file_name), failure.line, std::move(failure.message)});
  return result;
}

}  // namespace firstline::knowledge
