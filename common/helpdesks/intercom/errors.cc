#include "common/helpdesks/intercom/errors.h"

#include <algorithm>
#include <cstdint>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "common/helpdesks/answer.h"
#include "common/helpdesks/json.h"
#include "common/http/retry_after.h"

namespace firstline::intercom {
namespace {

constexpr absl::Duration kQuotaWindow = absl::Seconds(10);
constexpr absl::Duration kWaitMax = absl::Minutes(10);
constexpr size_t kErrorBytesMax = 64u << 10;
constexpr size_t kDepthMax = 16;
constexpr size_t kCodeMax = 64;

}  // namespace

std::string ErrorCode(absl::string_view body) {
  if (body.size() > kErrorBytesMax) return "";
  const auto document = helpdesks::Document::Parse(body, "error", kDepthMax);
  if (!document.ok() || helpdesks::Text(document->root(), "type") != "error.list") return "";
  simdjson::dom::array errors;
  if (helpdesks::Member(document->root(), "errors").get(errors) != simdjson::SUCCESS || errors.size() == 0) return "";
  const absl::string_view code = helpdesks::Text(errors.at(0).value_unsafe(), "code");
  const bool plain = code.size() <= kCodeMax && std::all_of(code.begin(), code.end(), [](char c) {
                       return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '_';
                     });
  return plain ? std::string(code) : "";
}

absl::Duration WaitOf(const http::HttpResponse& response, absl::Time now) {
  if (const auto asked = http::ParseRetryAfter(response.headers.Get("Retry-After"), now)) return *asked;
  if (response.status != 429) return absl::ZeroDuration();
  int64_t reset = 0;
  if (!absl::SimpleAtoi(response.headers.Get("X-RateLimit-Reset"), &reset)) return kQuotaWindow;
  return std::clamp(absl::FromUnixSeconds(reset) - now, absl::Seconds(1), kWaitMax);
}

absl::Status StatusOf(const http::HttpResponse& response, absl::string_view doing, absl::Time now) {
  return helpdesks::StatusOf({.status = response.status,
                              .vendor = "Intercom",
                              .doing = doing,
                              .record_missing = response.status == 404 && !ErrorCode(response.body).empty(),
                              .wait = WaitOf(response, now)});
}

}  // namespace firstline::intercom
