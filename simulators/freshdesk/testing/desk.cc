#include "simulators/freshdesk/testing/desk.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_split.h"
#include "common/base/check.h"
#include "simulators/freshdesk/portal.h"
#include "simulators/freshdesk/routes.h"

namespace firstline::sim::freshdesk::testing {

Outcome Desk::Api(const std::string& method, absl::string_view target, const std::string& body) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(target, absl::MaxSplits('?', 1));
  const Call call = {.method = method,
                     .path = absl::StrSplit(parts.first, '/'),
                     .query = http::ParseQuery(parts.second).value(),
                     .body = body,
                     .actor = {.user_id = options_.key_owner, .via = "api"},
                     .now = now_,
                     .base = "http://desk"};
  return Route(call, account_, options_);
}

Outcome Desk::Control(absl::string_view target, const std::string& body) {
  const Call call = {
      .method = body.empty() ? "GET" : "POST", .path = absl::StrSplit(target, '/'), .body = body, .now = now_};
  return RouteControl(call, account_, options_);
}

int64_t Desk::Open(const std::string& external_id) {
  const nlohmann::json body = {{"external_id", external_id},
                               {"requester", {{"name", "Ana Example"}, {"email", "ana@example.com"}}},
                               {"text", "Where is it?"}};
  const Outcome outcome = Control("tickets", body.dump());
  FL_CHECK(outcome.status == 201) << outcome.body;
  return account_.tickets.rbegin()->first;
}

nlohmann::json Parsed(const Outcome& outcome) { return nlohmann::json::parse(outcome.body); }

}  // namespace firstline::sim::freshdesk::testing
