#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace firstline::http {

// An absolute http or https address in parts.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string host;    // lower case; an IPv6 address without its brackets
  uint16_t port = 0;   // 80 or 443 where the text named none
  std::string path;    // still percent-encoded, at least "/"
  std::string query;   // still percent-encoded, without "?"
};

// Refuses anything but http and https, user names and passwords, fragments, empty hosts, control characters and spaces.
absl::StatusOr<Url> ParseUrl(absl::string_view text);

// The text of a Url; the scheme's own port is left out.
std::string ComposeUrl(const Url& url);

// Everything but letters, digits and "-._~" as %XX, so the result fits a path segment or a query part.
std::string PercentEncode(absl::string_view text);

// %XX to bytes; nothing for a broken escape. `plus_is_space` for query strings and forms.
std::optional<std::string> PercentDecode(absl::string_view text, bool plus_is_space = false);

using QueryPairs = std::vector<std::pair<std::string, std::string>>;

// "a=1&b=x%20y" decoded, in order; a part without "=" has an empty value. Nothing for a broken escape.
std::optional<QueryPairs> ParseQuery(absl::string_view query);

// The reverse of ParseQuery.
std::string ComposeQuery(const QueryPairs& pairs);

}  // namespace firstline::http
