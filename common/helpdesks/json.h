#pragma once

// Reading a vendor's JSON. Included by .cc files only.

#include <simdjson.h>

#include <cstdint>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

namespace firstline::helpdesks {

using Json = simdjson::dom::element;

// A parsed document and the memory its elements point into.
class Document {
 public:
  // InvalidArgument "what is not JSON: <reason>" without any of the text.
  static absl::StatusOr<Document> Parse(absl::string_view text, absl::string_view what, size_t depth_max);
  const Json& root() const { return root_; }

 private:
  Document() : parser_(std::make_unique<simdjson::dom::parser>()) {}
  std::unique_ptr<simdjson::dom::parser> parser_;
  Json root_;
};

// Members of an object; all are forgiving: an absent member, null or another type gives the empty value.
bool Has(const Json& object, const char* name);
Json Member(const Json& object, const char* name);  // null element if absent
absl::string_view Text(const Json& object, const char* name);
bool Flag(const Json& object, const char* name);
absl::Time Instant(const Json& object, const char* name);  // InfinitePast if absent or not RFC 3339
// A positive id, as integer or as decimal string; 0 if absent or anything else. Never by way of a double: ids above
// 2^53 occur.
int64_t Id(const Json& object, const char* name);
// The same in decimal, "" for 0.
std::string IdText(const Json& object, const char* name);
// An id of a vendor whose ids are opaque text: letters, digits, '-' and '_', at most 64; or a positive integer, in
// decimal. "" if absent or anything else.
std::string AnyId(const Json& object, const char* name);
// A time in whole Unix seconds; InfinitePast if absent or no positive integer.
absl::Time UnixTime(const Json& object, const char* name);

}  // namespace firstline::helpdesks
