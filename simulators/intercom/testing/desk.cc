#include "simulators/intercom/testing/desk.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/str_split.h"
#include "common/base/check.h"
#include "simulators/intercom/inbox.h"
#include "simulators/intercom/routes.h"

namespace firstline::sim::intercom::testing {

Outcome Desk::Api(const std::string& method, absl::string_view target, const std::string& body,
                  const std::string& version) {
  const std::pair<std::string, std::string> parts = absl::StrSplit(target, absl::MaxSplits('?', 1));
  const Call call = {.method = method,
                     .path = absl::StrSplit(parts.first, '/'),
                     .query = http::ParseQuery(parts.second).value(),
                     .body = body,
                     .version = version,
                     .actor = {.user_id = options_.bot_id, .via = "api"},
                     .now = now_,
                     .base = "http://desk"};
  return Route(call, workspace_, options_);
}

Outcome Desk::Control(absl::string_view target, const std::string& body) {
  const Call call = {
      .method = body.empty() ? "GET" : "POST", .path = absl::StrSplit(target, '/'), .body = body, .now = now_};
  return RouteControl(call, workspace_, options_);
}

std::string Desk::Open(const std::string& external_id) {
  const nlohmann::json body = {{"external_id", external_id},
                               {"requester", {{"name", "Ana Example"}, {"email", "ana@example.com"}}},
                               {"text", "Where is it?"}};
  const Outcome outcome = Control("tickets", body.dump());
  FL_CHECK(outcome.status == 201) << outcome.body;
  return Parsed(outcome)["ticket_id"];
}

nlohmann::json Parsed(const Outcome& outcome) { return nlohmann::json::parse(outcome.body); }

}  // namespace firstline::sim::intercom::testing
