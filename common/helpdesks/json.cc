#include "common/helpdesks/json.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace firstline::helpdesks {
namespace {

// An element that is null, for members that are absent. A null document never changes, so it is made once.
Json NullElement() {
  static simdjson::dom::parser* const parser = new simdjson::dom::parser();
  static const Json null = parser->parse(std::string("null")).value_unsafe();
  return null;
}

}  // namespace

absl::StatusOr<Document> Document::Parse(absl::string_view text, absl::string_view what, size_t depth_max) {
  // Found by fuzzing: simdjson copies an empty text from a null pointer.
  if (text.empty()) return absl::InvalidArgumentError(absl::StrCat(what, " is not JSON: it is empty"));
  Document document;
  // The parser copies the text only when it must pad it.
  simdjson::error_code error = document.parser_->allocate(std::max<size_t>(text.size(), 64), depth_max);
  if (error == simdjson::SUCCESS) error = document.parser_->parse(text.data(), text.size()).get(document.root_);
  if (error != simdjson::SUCCESS) {
    return absl::InvalidArgumentError(absl::StrCat(what, " is not JSON: ", simdjson::error_message(error)));
  }
  return document;
}

Json Member(const Json& object, const char* name) {
  Json member;
  simdjson::dom::object members;
  if (object.get(members) != simdjson::SUCCESS || members.at_key(name).get(member) != simdjson::SUCCESS)
    return NullElement();
  return member;
}

bool Has(const Json& object, const char* name) { return !Member(object, name).is_null(); }

absl::string_view Text(const Json& object, const char* name) {
  std::string_view text;
  if (Member(object, name).get(text) != simdjson::SUCCESS) return {};
  return {text.data(), text.size()};
}

bool Flag(const Json& object, const char* name) {
  bool flag = false;
  return Member(object, name).get(flag) == simdjson::SUCCESS && flag;
}

absl::Time Instant(const Json& object, const char* name) {
  absl::Time time;
  std::string problem;
  return absl::ParseTime(absl::RFC3339_full, Text(object, name), &time, &problem) ? time : absl::InfinitePast();
}

int64_t Id(const Json& object, const char* name) {
  const Json member = Member(object, name);
  int64_t id = 0;
  if (member.get(id) != simdjson::SUCCESS) {
    const absl::string_view text = Text(object, name);
    const bool digits = !text.empty() && text.size() <= 19 && text.find_first_not_of("0123456789") == text.npos;
    if (!digits || !absl::SimpleAtoi(text, &id)) return 0;
  }
  return id > 0 ? id : 0;
}

std::string IdText(const Json& object, const char* name) {
  const int64_t id = Id(object, name);
  return id == 0 ? "" : absl::StrCat(id);
}

std::string AnyId(const Json& object, const char* name) {
  const absl::string_view text = Text(object, name);
  if (text.empty()) return IdText(object, name);
  const bool plain = text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
                       return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
                     });
  return plain ? std::string(text) : "";
}

absl::Time UnixTime(const Json& object, const char* name) {
  int64_t seconds = 0;
  if (Member(object, name).get(seconds) != simdjson::SUCCESS || seconds <= 0) return absl::InfinitePast();
  return absl::FromUnixSeconds(seconds);
}

}  // namespace firstline::helpdesks
