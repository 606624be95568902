#include "simulators/freshdesk/api.h"

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace firstline::sim::freshdesk {

Api::Admission Api::Admit(const http::Request& request, absl::Time now) {
  Admission admission;
  absl::string_view path = request.path;
  if (!absl::ConsumePrefix(&path, "/api/v2/")) {
    admission.refusal = NotFound();
    return admission;
  }
  std::optional<std::vector<std::string>> segments = desk::PathSegments(path);
  std::optional<http::QueryPairs> query = http::ParseQuery(request.query);
  const bool readable = segments && query;
  admission.call = {.method = request.method,
                    .path = segments.value_or(std::vector<std::string>()),
                    .query = query.value_or(http::QueryPairs()),
                    .body = request.body,
                    .actor = {.user_id = options_.key_owner, .via = "api"},
                    .now = now,
                    .base = absl::StrCat("http://", request.headers.Get("Host"))};
  const absl::string_view accept = request.headers.Get("Accept");
  admission.refusal = Count(admission.call, now);
  if (admission.refusal) return admission;
  if (!MayCall(request.headers.Get("Authorization"))) {
    admission.refusal = Coded(401, "invalid_credentials", "You have to be logged in to perform this action.");
  } else if (!readable) {
    admission.refusal = Coded(400, "invalid_query", "a percent escape is broken");
  } else if (!accept.empty() && !absl::StrContains(accept, "json") && !absl::StrContains(accept, "*/*")) {
    admission.refusal = Outcome{.status = 406};
  } else if (desk::IsWrite(request.method) && !request.body.empty() &&
             !desk::IsJson(request.headers.Get("Content-Type"))) {
    admission.refusal = Coded(415, "invalid_content_type", "Content-Type header should be application/json");
  }
  return admission;
}

// The key is the user's name; any password is accepted (helpdesks.md 3).
bool Api::MayCall(absl::string_view authorization) const {
  std::string pair;
  if (!absl::ConsumePrefix(&authorization, "Basic ") || !absl::Base64Unescape(authorization, &pair)) return false;
  const std::pair<std::string, std::string> parts = absl::StrSplit(pair, absl::MaxSplits(':', 1));
  return parts.first == key_;
}

int Api::CostOf(const Call& call) const {
  const std::vector<std::string> included = absl::StrSplit(call.Parameter("include"), ',', absl::SkipEmpty());
  return 1 + static_cast<int>(included.size()) * options_.include_costs;
}

std::optional<Outcome> Api::Count(const Call& call, absl::Time now) {
  const absl::Duration wait = calls_.WaitFor(now);
  if (wait > absl::ZeroDuration()) {
    Outcome outcome = {.status = 429, .body = R"({"message":"You have exceeded the limit of requests per minute"})"};
    outcome.headers.Add("Retry-After", absl::StrCat(absl::ToInt64Seconds(wait)));
    return outcome;
  }
  for (int i = 0; i < CostOf(call); ++i) calls_.Add(now);
  return std::nullopt;
}

void Api::AddRateHeaders(const Call& call, absl::Time now, http::Headers* headers) {
  if (calls_.limit() == 0) return;
  headers->Add("X-RateLimit-Total", absl::StrCat(calls_.limit()));
  headers->Add("X-RateLimit-Remaining", absl::StrCat(calls_.Remaining(now)));
  headers->Add("X-RateLimit-Used-CurrentRequest", absl::StrCat(CostOf(call)));
}

}  // namespace firstline::sim::freshdesk
