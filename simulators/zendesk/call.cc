#include "simulators/zendesk/call.h"

#include <nlohmann/json.hpp>

#include "absl/strings/str_cat.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {

Outcome Ok(const Json& body, int status) { return {.status = status, .body = Dump(body)}; }

Outcome Error(int status, absl::string_view error, absl::string_view description) {
  return {.status = status, .body = Dump({{"error", std::string(error)}, {"description", std::string(description)}})};
}

Outcome NotFound() { return Error(404, "RecordNotFound", "Not found"); }
Outcome UnknownEndpoint() { return Error(404, "InvalidEndpoint", "Not found"); }

Outcome RecordInvalid(const std::string& field, const std::string& description) {
  const Json details = {{field, Json::array({{{"description", description}}})}};
  return {
      .status = 422,
      .body = Dump({{"error", "RecordInvalid"}, {"description", "Record validation errors"}, {"details", details}})};
}

Outcome InvalidAttribute(absl::string_view member, absl::string_view want) {
  const Json error = {{"title", "Invalid attribute"},
                      {"message", absl::StrCat("Invalid value for ", member, ": want ", want)}};
  return {.status = 400, .body = Dump({{"error", error}})};
}

}  // namespace firstline::sim::zendesk
