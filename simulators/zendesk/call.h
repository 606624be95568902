#pragma once

// One authenticated call of the REST API or the control side, and what came of it. Both are plain values, so a call can
// be written down and made again when the simulator starts.

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "common/http/headers.h"
#include "common/http/url.h"
#include "simulators/zendesk/edit.h"

namespace firstline::sim::zendesk {

struct Call {
  std::string method;
  std::vector<std::string> path;  // decoded segments below the API's root, ".json" cut off
  http::QueryPairs query;
  std::string body;
  std::string idempotency_key;
  Actor actor;
  absl::Time now;
  std::string base;  // "http://host:port" as the client called us, for links in answers

  // First value of a query parameter, or "".
  std::string Parameter(absl::string_view name) const;
};

struct Outcome {
  int status = 200;
  std::string body;
  http::Headers headers = {};
  std::vector<Change> changes = {};
  std::vector<std::string> journal = {};  // JSON objects without `seq` and `at`
};

Outcome Ok(const nlohmann::json& body, int status = 200);

// The shapes Zendesk's errors have (helpdesks.md 1.5).
Outcome Error(int status, absl::string_view error, absl::string_view description);
Outcome NotFound();         // 404 RecordNotFound
Outcome UnknownEndpoint();  // 404 InvalidEndpoint
// 422 with `details`, for a value that breaks a rule.
Outcome RecordInvalid(const std::string& field, const std::string& description);
// 400 with an error object, for a member that is unknown or has the wrong type.
Outcome InvalidAttribute(absl::string_view member, absl::string_view want);

}  // namespace firstline::sim::zendesk
