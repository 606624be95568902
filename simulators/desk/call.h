#pragma once

// One authenticated call of a REST API or of the control side, and what came of it. Both are plain values, so a call
// can be written down and made again when the simulator starts.

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/headers.h"
#include "common/http/url.h"

namespace firstline::sim::desk {

// Who acts and how.
struct Actor {
  int64_t user_id = 0;
  std::string via;  // email, web, api …
};

struct Call {
  std::string method;
  std::vector<std::string> path;  // decoded segments below the API's root
  http::QueryPairs query;
  std::string body;
  // Headers that change what the call does; "" where the vendor has none.
  std::string idempotency_key;
  std::string version;
  Actor actor;
  absl::Time now;
  std::string base;  // "http://host:port" as the client called us, for links in answers

  // First value of a query parameter, or "".
  std::string Parameter(absl::string_view name) const;
};

// `Change` is what a vendor's webhooks tell of.
template <typename Change>
struct OutcomeOf {
  int status = 200;
  std::string body;
  http::Headers headers = {};
  std::vector<Change> changes = {};
  std::vector<std::string> journal = {};  // JSON objects without `seq` and `at`
};

// Decoded segments of a path without its leading "/"; nothing for a broken escape.
std::optional<std::vector<std::string>> PathSegments(absl::string_view path);

// Whether a Content-Type is application/json, whatever its parameters.
bool IsJson(absl::string_view content_type);

// Everything but GET and HEAD.
bool IsWrite(absl::string_view method);

}  // namespace firstline::sim::desk
