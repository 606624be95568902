#include "services/dispatcher/adapters/zendesk/classify_response.h"

#include <algorithm>
#include <cstdint>
#include <nlohmann/json.hpp>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/http/retry_after.h"

namespace firstline::dispatcher::zendesk {
namespace {

using Json = nlohmann::json;

// Width of Zendesk's quota window: the wait when a 429 names none.
constexpr absl::Duration kQuotaWindow = absl::Seconds(60);
// Error bodies are small; beyond this they are not looked at. Successful ones hold the whole ticket and its audit.
constexpr size_t kErrorBytesMax = 64u << 10;
constexpr size_t kAnswerBytesMax = 4u << 20;

Json Parse(const std::string& body, size_t bytes_max) {
  if (body.size() > bytes_max) return Json();
  return Json::parse(body, nullptr, /*allow_exceptions=*/false);
}

const Json& Member(const Json& object, const char* name) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

// Only identifiers: a message could quote what the customer wrote.
std::string Identifier(const Json& value) {
  if (!value.is_string()) return "";
  const std::string& text = value.get_ref<const std::string&>();
  const bool plain = !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_';
  });
  return plain ? text : "";
}

std::string ErrorName(const Json& body) {
  if (body.is_string()) return Identifier(body);
  const Json& error = Member(body, "error");
  if (error.is_object()) {
    for (const char* name : {"code", "type", "title"}) {
      const std::string found = Identifier(Member(error, name));
      if (!found.empty()) return found;
    }
    return "";
  }
  if (error.is_string()) return Identifier(error);
  const Json& errors = Member(body, "errors");
  if (errors.is_array() && !errors.empty()) {
    for (const char* name : {"code", "title"}) {
      const std::string found = Identifier(Member(errors.front(), name));
      if (!found.empty()) return found;
    }
  }
  return "";
}

// The one sentence Zendesk refuses changes of a closed ticket with, wherever the shape of the error puts it.
bool SaysClosed(const std::string& body) {
  return body.size() <= kErrorBytesMax && absl::StrContains(body, "closed prevents ticket update");
}

std::string RemoteId(const std::string& body) {
  const Json answer = Parse(body, kAnswerBytesMax);
  const Json& audit = Member(answer, "audit");
  const auto id_of = [](const Json& object) {
    const Json& id = Member(object, "id");
    return id.is_number_integer() ? absl::StrCat(id.get<int64_t>()) : std::string();
  };
  const Json& events = Member(audit, "events");
  if (events.is_array()) {
    for (const Json& event : events) {
      const Json& type = Member(event, "type");
      if (type.is_string() && type.get_ref<const std::string&>() == "Comment" && !id_of(event).empty()) {
        return id_of(event);
      }
    }
  }
  return id_of(audit);
}

const char* CodeOf(const http::HttpResponse& response, const std::string& error) {
  switch (response.status) {
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404: return error == "InvalidEndpoint" ? "INVALID_ARGUMENT" : "NOT_FOUND";
    case 409:
    case 423: return "ABORTED";
    case 410: return "NOT_FOUND";
    case 422: return SaysClosed(response.body) ? "FAILED_PRECONDITION" : "INVALID_ARGUMENT";
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
  if (status == 429 || status == 503) {
    if (status == 429) outcome.retry_after = kQuotaWindow;
    if (const auto asked = http::ParseRetryAfter(response.headers.Get("Retry-After"), now))
      outcome.retry_after = *asked;
  }
  outcome.error = ErrorName(Parse(response.body, kErrorBytesMax));
  if (status < 200 || status >= 500 || status == 408) {
    outcome.phase = Phase::kUnknown;
    outcome.code = status == 408 ? "DEADLINE_EXCEEDED" : "UNAVAILABLE";
    return outcome;
  }
  outcome.phase = Phase::kNotDone;
  outcome.code = CodeOf(response, outcome.error);
  return outcome;
}

}  // namespace firstline::dispatcher::zendesk
