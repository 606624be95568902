#include "simulators/intercom/api.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace firstline::sim::intercom {
namespace {

bool IsVersion(const std::string& version) {
  static const std::set<std::string> kVersions = {"2.7",  "2.8",  "2.9",  "2.10", "2.11",
                                                  "2.12", "2.13", "2.14", "2.15", "2.16"};
  return kVersions.contains(version);
}

}  // namespace

Api::Admission Api::Admit(const http::Request& request, absl::Time now) {
  Admission admission;
  absl::string_view authorization = request.headers.Get("Authorization");
  if (!absl::ConsumePrefix(&authorization, "Bearer ") || authorization != token_) {
    admission.refusal = Error(401, "unauthorized", "Access Token Invalid");
    return admission;
  }
  if (options_.calls_per_window > 0) {
    const int64_t window = WindowOf(now);
    if (window != window_) used_ = 0;
    window_ = window;
    if (used_ >= options_.calls_per_window) {
      admission.refusal = Error(429, "rate_limit_exceeded", "Exceeded rate limit for the app");
      return admission;
    }
    ++used_;
  }
  std::string version(request.headers.Get("Intercom-Version"));
  if (version.empty()) version = options_.default_version;
  if (!IsVersion(version)) {
    admission.refusal = Error(400, "intercom_version_invalid", "The requested version could not be found");
    return admission;
  }
  std::optional<std::vector<std::string>> segments = desk::PathSegments(absl::StripPrefix(request.path, "/"));
  std::optional<http::QueryPairs> query = http::ParseQuery(request.query);
  if (!segments || !query) {
    admission.refusal = Error(400, "bad_request", "a percent escape is broken");
    return admission;
  }
  if (desk::IsWrite(request.method) && !request.body.empty() && !desk::IsJson(request.headers.Get("Content-Type"))) {
    admission.refusal = Error(400, "bad_request", "want application/json");
    return admission;
  }
  admission.call = {.method = request.method,
                    .path = *std::move(segments),
                    .query = *std::move(query),
                    .body = request.body,
                    .version = version,
                    .actor = {.user_id = options_.bot_id, .via = "api"},
                    .now = now,
                    .base = absl::StrCat("http://", request.headers.Get("Host"))};
  return admission;
}

void Api::AddRateHeaders(absl::Time now, http::Headers* headers) const {
  if (options_.calls_per_window == 0) return;
  const int64_t window = WindowOf(now);
  const int used = window == window_ ? used_ : 0;
  headers->Add("X-RateLimit-Limit", absl::StrCat(options_.calls_per_window));
  headers->Add("X-RateLimit-Remaining", absl::StrCat(std::max(0, options_.calls_per_window - used)));
  headers->Add("X-RateLimit-Reset", absl::StrCat((window + 1) * 10));
}

}  // namespace firstline::sim::intercom
