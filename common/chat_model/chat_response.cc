#include "common/chat_model/chat_response.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "common/http/retry_after.h"

namespace firstline::chat_model {
namespace {

using Json = nlohmann::json;

constexpr int kTokensMost = 100'000'000;  // more is a mistake of the server

// The member, or null when `object` is none or has none.
const Json& Member(const Json& object, const char* name) {
  static const auto* const kNull = new Json();
  if (!object.is_object()) return *kNull;
  const auto found = object.find(name);
  return found == object.end() ? *kNull : *found;
}

std::string TextOf(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return absl::StrCat(value.get<int64_t>());  // vLLM's code is a number
  return "";
}

int CountOf(const Json& value) {
  if (!value.is_number_integer()) return 0;
  return static_cast<int>(std::clamp<int64_t>(value.get<int64_t>(), 0, kTokensMost));
}

// {"error":{…}}, {"error":"text"} (Ollama), {"object":"error",…} (older vLLM) or none.
const Json* ErrorIn(const Json& body) {
  const Json& error = Member(body, "error");
  if (!error.is_null()) return &error;
  return TextOf(Member(body, "object")) == "error" ? &body : nullptr;
}

struct ErrorText {
  std::string code;     // lower case: code and type
  std::string message;  // lower case
};

ErrorText TextOfError(const Json* error, const std::string& body) {
  if (error == nullptr) return {"", absl::AsciiStrToLower(body.substr(0, 2000))};
  if (error->is_string()) return {"", absl::AsciiStrToLower(error->get<std::string>())};
  return {absl::AsciiStrToLower(absl::StrCat(TextOf(Member(*error, "code")), " ", TextOf(Member(*error, "type")))),
          absl::AsciiStrToLower(TextOf(Member(*error, "message")))};
}

bool IsOverflow(const ErrorText& error) {
  for (const absl::string_view sign : {"context_length_exceeded", "contextwindowexceeded", "exceed_context_size"}) {
    if (absl::StrContains(error.code, sign)) return true;
  }
  for (const absl::string_view sign : {"context length", "context window", "context size", "maximum context"}) {
    if (absl::StrContains(error.message, sign)) return true;
  }
  return false;
}

FailureKind KindOf(int status, const ErrorText& error) {
  if (status == 401 || status == 403) return FailureKind::kAuth;
  if (status == 404) return FailureKind::kNotFound;
  if (status == 429) {
    return absl::StrContains(error.code, "insufficient_quota") ? FailureKind::kQuota : FailureKind::kRateLimited;
  }
  if (IsOverflow(error)) return FailureKind::kOverflow;
  if (absl::StrContains(error.code, "content_filter")) return FailureKind::kFiltered;
  if (status >= 400 && status < 500 && status != 408 && status != 409) return FailureKind::kBadRequest;
  return FailureKind::kServer;
}

std::optional<absl::Duration> WaitAsked(const http::Headers& headers, absl::Time now) {
  int64_t milliseconds = 0;
  if (absl::SimpleAtoi(headers.Get("retry-after-ms"), &milliseconds) && milliseconds >= 0) {
    return std::min(absl::Milliseconds(milliseconds), http::kRetryAfterMax);
  }
  return http::ParseRetryAfter(headers.Get("retry-after"), now);
}

Failure FailureOf(const http::HttpResponse& response, FailureKind kind, absl::Time now) {
  Failure failure = {.kind = kind, .status = response.status, .wait = WaitAsked(response.headers, now)};
  const absl::string_view hint = response.headers.Get("x-should-retry");
  if (hint == "true" || hint == "false") failure.retry_hint = hint == "true";
  return failure;
}

Finish FinishOf(const std::string& reason) {
  if (reason == "stop" || reason.empty()) return Finish::kStop;
  if (reason == "length") return Finish::kLength;
  return reason == "content_filter" ? Finish::kFiltered : Finish::kOther;
}

Usage UsageIn(const Json& body) {
  const Json& usage = Member(body, "usage");
  if (!usage.is_object()) return {};
  return {.prompt_tokens = CountOf(Member(usage, "prompt_tokens")),
          .completion_tokens = CountOf(Member(usage, "completion_tokens")),
          .reported = true};
}

}  // namespace

absl::string_view FailureName(FailureKind kind) {
  switch (kind) {
    case FailureKind::kAuth: return "auth";
    case FailureKind::kNotFound: return "not_found";
    case FailureKind::kRateLimited: return "rate_limited";
    case FailureKind::kQuota: return "quota";
    case FailureKind::kOverflow: return "overflow";
    case FailureKind::kFiltered: return "filtered";
    case FailureKind::kRefused: return "refused";
    case FailureKind::kBadRequest: return "bad_request";
    case FailureKind::kServer: return "server";
    case FailureKind::kTimeout: return "timeout";
    case FailureKind::kNetwork: return "network";
    case FailureKind::kGarbage: return "garbage";
    case FailureKind::kTooLarge: return "too_large";
    case FailureKind::kBreaker: return "breaker";
  }
  return "unknown";
}

Outcome ReadResponse(const http::HttpResponse& response, absl::Time now) {
  const Json body = Json::parse(response.body, nullptr, /*allow_exceptions=*/false);
  const Json* const error = ErrorIn(body);
  if (response.status != 200) {
    return FailureOf(response, KindOf(response.status, TextOfError(error, response.body)), now);
  }
  if (error != nullptr) return FailureOf(response, KindOf(500, TextOfError(error, "")), now);
  const Json& choices = Member(body, "choices");
  if (!choices.is_array() || choices.empty()) return FailureOf(response, FailureKind::kGarbage, now);
  const Json& message = Member(choices.front(), "message");
  Reply reply = {.content = TextOf(Member(message, "content")),
                 .finish = FinishOf(TextOf(Member(choices.front(), "finish_reason"))),
                 .usage = UsageIn(body)};
  if (reply.finish == Finish::kFiltered) return FailureOf(response, FailureKind::kFiltered, now);
  if (!TextOf(Member(message, "refusal")).empty()) return FailureOf(response, FailureKind::kRefused, now);
  if (reply.content.empty()) return FailureOf(response, FailureKind::kGarbage, now);
  return reply;
}

Failure ReadTransportError(const absl::Status& status) {
  switch (status.code()) {
    case absl::StatusCode::kDeadlineExceeded: return {.kind = FailureKind::kTimeout};
    case absl::StatusCode::kOutOfRange: return {.kind = FailureKind::kTooLarge};
    case absl::StatusCode::kInvalidArgument: return {.kind = FailureKind::kBadRequest};
    default: return {.kind = FailureKind::kNetwork};
  }
}

}  // namespace firstline::chat_model
