#include "common/helpdesks/attributes.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "common/helpdesks/message_text.h"
#include "common/text/utf8.h"

namespace firstline::helpdesks {

std::string Scalar(const Json& value) {
  std::string_view text;
  int64_t integer = 0;
  double number = 0;
  bool flag = false;
  if (value.get(text) == simdjson::SUCCESS) {
    const std::string clean = Clean({text.data(), text.size()});
    return std::string(text::TruncateUtf8(clean, kAttributeBytesMax));
  }
  if (value.get(integer) == simdjson::SUCCESS) return absl::StrCat(integer);
  if (value.get(number) == simdjson::SUCCESS) return absl::StrCat(number);
  if (value.get(flag) == simdjson::SUCCESS) return flag ? "true" : "false";
  return "";
}

void AddAttribute(absl::string_view name, std::string value, Attributes& attributes) {
  if (value.empty() || attributes.size() >= kAttributesMax) return;
  const std::string clean = Clean(name);
  attributes.emplace(text::TruncateUtf8(clean, kAttributeBytesMax), std::move(value));
}

void AddFields(const Json& fields, Attributes& attributes) {
  simdjson::dom::object members;
  if (fields.get(members) != simdjson::SUCCESS) return;
  for (const auto field : members) {
    AddAttribute({field.key.data(), field.key.size()}, Scalar(field.value), attributes);
  }
}

std::string JoinTexts(const Json& list, const char* name) {
  simdjson::dom::array items;
  if (list.get(items) != simdjson::SUCCESS) return "";
  std::string joined;
  for (const Json item : items) {
    const std::string text = Scalar(name == nullptr ? item : Member(item, name));
    if (!text.empty()) absl::StrAppend(&joined, joined.empty() ? "" : " ", text);
    if (joined.size() > kAttributeBytesMax) break;
  }
  return std::string(text::TruncateUtf8(joined, kAttributeBytesMax));
}

}  // namespace firstline::helpdesks
