#include <simdjson.h>

#include <map>
#include <string>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "common/base/status_macros.h"
#include "common/knowledge/fields.h"
#include "common/knowledge/parse.h"

namespace firstline::knowledge {
namespace {

using simdjson::dom::element_type;

absl::string_view View(std::string_view view) { return absl::string_view(view.data(), view.size()); }

absl::string_view TypeName(element_type type) {
  switch (type) {
    case element_type::ARRAY: return "an array";
    case element_type::OBJECT: return "an object";
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE: return "a number";
    case element_type::STRING: return "a string";
    case element_type::BOOL: return "a boolean";
    case element_type::NULL_VALUE: return "null";
  }
  return "something else";
}

absl::Status Mismatch(absl::string_view key, element_type seen, absl::string_view wanted) {
  return absl::InvalidArgumentError(absl::StrCat(key, " is ", TypeName(seen), ", want ", wanted));
}

absl::Status ReadTags(const simdjson::dom::element& value, RawFields& fields) {
  simdjson::dom::array items;
  if (value.get(items) != simdjson::SUCCESS) return Mismatch("tags", value.type(), "a list of strings");
  for (const simdjson::dom::element item : items) {
    std::string_view tag;
    if (item.get(tag) != simdjson::SUCCESS) return Mismatch("an item of tags", item.type(), "a string");
    fields.tags.emplace_back(tag);
  }
  return absl::OkStatus();
}

absl::Status ReadField(absl::string_view key, const simdjson::dom::element& value, RawFields& fields) {
  if (value.type() == element_type::NULL_VALUE) return absl::OkStatus();  // as if it were absent
  if (key == "tags") return ReadTags(value, fields);
  if (key == "internal") {
    bool internal = false;
    if (value.get(internal) != simdjson::SUCCESS) return Mismatch(key, value.type(), "true or false");
    fields.internal = internal;
    return absl::OkStatus();
  }
  if (!IsTextKey(key)) {
    const absl::string_view meant = MisspeltGuardedKey(key);
    if (meant.empty()) return absl::OkStatus();
    return absl::InvalidArgumentError(absl::StrCat(key, ": no such field, want ", meant));
  }
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS) return Mismatch(key, value.type(), "a string");
  if (!fields.texts.emplace(std::string(key), std::string(text)).second) {
    return absl::InvalidArgumentError(absl::StrCat(key, " stands there twice, want it once"));
  }
  return absl::OkStatus();
}

absl::StatusOr<Article> ParseLine(absl::string_view line, simdjson::dom::parser& parser) {
  simdjson::dom::element document;
  const simdjson::error_code error = parser.parse(line.data(), line.size()).get(document);
  if (error != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(absl::StrCat("not JSON (", simdjson::error_message(error), "), want one object"));
  }
  simdjson::dom::object object;
  if (document.get(object) != simdjson::SUCCESS) return Mismatch("the line", document.type(), "one object");
  RawFields fields;
  for (const simdjson::dom::key_value_pair field : object) {
    FL_RETURN_IF_ERROR(ReadField(View(field.key), field.value, fields));
  }
  for (const char* required : {"id", "title", "body"}) {
    if (!fields.texts.contains(required)) {
      return absl::InvalidArgumentError(absl::StrCat(required, " is missing, want a string"));
    }
  }
  return BuildArticle(fields);
}

}  // namespace

ParseResult ParseJsonLines(absl::string_view content, absl::string_view file_name) {
  ParseResult result;
  std::map<std::string, int> line_of_id;
  simdjson::dom::parser parser;
  if (content.substr(0, 3) == "\xEF\xBB\xBF") content.remove_prefix(3);
  for (int number = 1; !content.empty(); ++number) {
    const size_t end = content.find('\n');
    const absl::string_view line = absl::StripAsciiWhitespace(content.substr(0, end));
    content.remove_prefix(end == absl::string_view::npos ? content.size() : end + 1);
    if (line.empty()) continue;
    absl::StatusOr<Article> article = ParseLine(line, parser);
    std::string problem;
    if (!article.ok()) {
      problem = std::string(article.status().message());
    } else if (const auto [seen, fresh] = line_of_id.emplace(article->id, number); !fresh) {
      problem = absl::StrCat("id \"", article->id, "\" stands in line ", seen->second, " already, want unique ids");
    } else {
      result.articles.push_back(*std::move(article));
      continue;
    }
    result.problems.push_back({std::string(file_name), number, std::move(problem)});
  }
  return result;
}

}  // namespace firstline::knowledge
