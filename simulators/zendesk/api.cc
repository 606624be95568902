#include "simulators/zendesk/api.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"

namespace firstline::sim::zendesk {
namespace {

Outcome TooMany(absl::Duration wait) {
  Outcome outcome = Error(429, "APIRateLimitExceeded", "Number of allowed API requests per minute exceeded");
  outcome.headers.Add("Retry-After", absl::StrCat(absl::ToInt64Seconds(wait)));
  return outcome;
}

}  // namespace

Api::Admission Api::Admit(const http::Request& request, int64_t bot_id, absl::Time now) {
  Admission admission;
  const bool writes = request.method == "POST" || request.method == "PUT" || request.method == "DELETE";
  const bool bad_type = writes && !request.body.empty() && !desk::IsJson(request.headers.Get("Content-Type"));
  if (request.path == "/oauth/tokens") {
    admission.answer = request.method != "POST" ? UnknownEndpoint()
                       : bad_type               ? Error(415, "UnsupportedMediaType", "want application/json")
                                                : auth_.Grant(request.body, now);
    return admission;
  }
  absl::string_view path = request.path;
  if (!absl::ConsumePrefix(&path, "/api/v2/")) {
    admission.answer = UnknownEndpoint();
    return admission;
  }
  const std::optional<Login> login = auth_.Check(request.headers.Get("Authorization"), now);
  if (!login) {
    admission.answer = Outcome{.status = 401, .body = R"({"error":"Couldn't authenticate you"})"};
    return admission;
  }
  absl::ConsumeSuffix(&path, ".json");  // some clients add it (helpdesks.md 1)
  std::optional<std::vector<std::string>> segments = desk::PathSegments(path);
  std::optional<http::QueryPairs> query = http::ParseQuery(request.query);
  if (!segments || !query) {
    admission.answer = Error(400, "InvalidEncoding", "a percent escape is broken");
    return admission;
  }
  if (bad_type) {
    admission.answer = Error(415, "UnsupportedMediaType", "want application/json");
    return admission;
  }
  admission.call = {.method = request.method,
                    .path = *std::move(segments),
                    .query = *std::move(query),
                    .body = request.body,
                    .idempotency_key = std::string(request.headers.Get("Idempotency-Key")),
                    .actor = {.user_id = bot_id, .via = "api"},
                    .now = now,
                    .base = absl::StrCat("http://", request.headers.Get("Host"))};
  const CallKind kind = KindOf(admission.call);
  const bool allowed = kind.resource.empty() || login->May(kind.resource, writes ? "write" : "read");
  if (options_.reading_needs_scope && !allowed) {
    admission.answer = Error(403, "Forbidden", "You do not have access to this page");
    return admission;
  }
  admission.answer = CheckQuotas(admission.call, kind);
  return admission;
}

std::optional<Outcome> Api::CheckQuotas(const Call& call, const CallKind& kind) {
  if (const auto wait = quotas_.requests.WaitFor(call.now); wait > absl::ZeroDuration()) return TooMany(wait);
  if (kind.incremental) {
    if (const auto wait = quotas_.exports.WaitFor(call.now); wait > absl::ZeroDuration()) return TooMany(wait);
    quotas_.exports.Add(call.now);
  }
  if (kind.updates_ticket) {
    Window& of_ticket = quotas_.OfTicket(call.actor.user_id, kind.ticket_id);
    const absl::Duration wait = std::max(quotas_.updates.WaitFor(call.now), of_ticket.WaitFor(call.now));
    if (wait > absl::ZeroDuration()) {
      Outcome outcome = TooMany(wait);
      AddRateHeaders(call, &outcome.headers);
      return outcome;
    }
    quotas_.updates.Add(call.now);
    of_ticket.Add(call.now);
  }
  quotas_.requests.Add(call.now);
  return std::nullopt;
}

void Api::AddRateHeaders(const Call& call, http::Headers* headers) {
  const auto per_endpoint = [&](const char* name, Window& window) {
    if (window.limit() == 0) return;
    headers->Add(name, absl::StrCat("total=", window.limit(), "; remaining=", window.Remaining(call.now),
                                    "; resets=", window.ResetSeconds(call.now)));
  };
  const CallKind kind = KindOf(call);
  if (kind.updates_ticket) per_endpoint("zendesk-ratelimit-tickets-update", quotas_.updates);
  if (kind.incremental) per_endpoint("zendesk-ratelimit-incremental-exports", quotas_.exports);
  Window& requests = quotas_.requests;
  if (requests.limit() == 0) return;
  const std::string limit = absl::StrCat(requests.limit());
  const std::string remaining = absl::StrCat(requests.Remaining(call.now));
  headers->Add("X-Rate-Limit", limit);
  headers->Add("X-Rate-Limit-Remaining", remaining);
  headers->Add("ratelimit-limit", limit);
  headers->Add("ratelimit-remaining", remaining);
  headers->Add("ratelimit-reset", absl::StrCat(requests.ResetSeconds(call.now)));
}

}  // namespace firstline::sim::zendesk
