#include "services/dispatcher/adapters/intercom/classify_response.h"

#include "common/helpdesks/intercom/errors.h"
#include "common/helpdesks/json.h"

namespace firstline::dispatcher::intercom {
namespace {

using helpdesks::Json;
using helpdesks::Member;

constexpr size_t kDepthMax = 64;

std::string RemoteId(absl::string_view body) {
  const auto document = helpdesks::Document::Parse(body, "answer", kDepthMax);
  if (!document.ok()) return "";
  const Json& root = document->root();
  simdjson::dom::array parts;
  if (Member(Member(root, "conversation_parts"), "conversation_parts").get(parts) == simdjson::SUCCESS &&
      parts.size() > 0) {
    return helpdesks::AnyId(parts.at(parts.size() - 1).value_unsafe(), "id");
  }
  return helpdesks::AnyId(root, "id");
}

const char* CodeOf(int status, absl::string_view error) {
  switch (status) {
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404:
      if (error == "admin_not_found") return "UNAUTHENTICATED";
      if (error == "tag_not_found") return "ABORTED";  // deleted since it was made; the next attempt makes it again
      return error.empty() || error == "assignee_not_found" ? "INVALID_ARGUMENT" : "NOT_FOUND";
    case 409:
    case 423: return "ABORTED";
    case 410: return "NOT_FOUND";
    case 429: return "RESOURCE_EXHAUSTED";
    default: return "INVALID_ARGUMENT";
  }
}

}  // namespace

CallOutcome ClassifyResponse(const http::HttpResponse& response, absl::Time now) {
  CallOutcome outcome;
  const int status = response.status;
  if (status >= 200 && status < 300) {
    outcome.phase = Phase::kConfirmed;
    outcome.remote_id = RemoteId(response.body);
    return outcome;
  }
  if (status == 429 || status == 503) outcome.retry_after = firstline::intercom::WaitOf(response, now);
  outcome.error = firstline::intercom::ErrorCode(response.body);
  if (status < 200 || status >= 500 || status == 408) {
    outcome.phase = Phase::kUnknown;
    outcome.code = status == 408 ? "DEADLINE_EXCEEDED" : "UNAVAILABLE";
    return outcome;
  }
  outcome.phase = Phase::kNotDone;
  outcome.code = CodeOf(status, outcome.error);
  return outcome;
}

}  // namespace firstline::dispatcher::intercom
