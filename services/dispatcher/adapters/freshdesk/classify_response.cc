#include "services/dispatcher/adapters/freshdesk/classify_response.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "common/helpdesks/freshdesk/errors.h"
#include "common/helpdesks/json.h"

namespace firstline::dispatcher::freshdesk {
namespace {

constexpr size_t kDepthMax = 64;
// Error bodies are small; beyond this they are not looked at.
constexpr size_t kErrorBytesMax = 64u << 10;

// Only identifiers: a message could quote what the customer wrote.
std::string Identifier(absl::string_view text) {
  const bool plain = text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
                       return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_';
                     });
  return plain ? std::string(text) : "";
}

// {"code":"access_denied",…} or {"description":…,"errors":[{"field":…,"code":"missing_field"}]}.
std::string ErrorCode(absl::string_view body) {
  if (body.size() > kErrorBytesMax) return "";
  const auto document = helpdesks::Document::Parse(body, "error", kDepthMax);
  if (!document.ok()) return "";
  if (std::string code = Identifier(helpdesks::Text(document->root(), "code")); !code.empty()) return code;
  simdjson::dom::array errors;
  if (helpdesks::Member(document->root(), "errors").get(errors) != simdjson::SUCCESS || errors.size() == 0) return "";
  return Identifier(helpdesks::Text(errors.at(0).value_unsafe(), "code"));
}

std::string RemoteId(absl::string_view body) {
  const auto document = helpdesks::Document::Parse(body, "answer", kDepthMax);
  return document.ok() ? helpdesks::IdText(document->root(), "id") : "";
}

const char* CodeOf(const http::HttpResponse& response) {
  switch (response.status) {
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404: return firstline::freshdesk::IsMissingRecord(response) ? "NOT_FOUND" : "INVALID_ARGUMENT";
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
  if (status == 429 || status == 503) outcome.retry_after = firstline::freshdesk::WaitOf(response, now);
  outcome.error = ErrorCode(response.body);
  if (status < 200 || status >= 500 || status == 408) {
    outcome.phase = Phase::kUnknown;
    outcome.code = status == 408 ? "DEADLINE_EXCEEDED" : "UNAVAILABLE";
    return outcome;
  }
  outcome.phase = Phase::kNotDone;
  outcome.code = CodeOf(response);
  return outcome;
}

}  // namespace firstline::dispatcher::freshdesk
