#include "simulators/zendesk/api.h"

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"

namespace firstline::sim::zendesk {
namespace {

// Decoded segments below the root, with the ".json" some clients add cut off (helpdesks.md 1).
std::optional<std::vector<std::string>> Segments(absl::string_view path) {
  absl::ConsumeSuffix(&path, ".json");
  std::vector<std::string> segments;
  for (const absl::string_view part : absl::StrSplit(path, '/')) {
    std::optional<std::string> segment = http::PercentDecode(part);
    if (!segment) return std::nullopt;
    segments.push_back(*std::move(segment));
  }
  return segments;
}

Outcome TooMany(absl::Duration wait) {
  Outcome outcome = Error(429, "APIRateLimitExceeded", "Number of allowed API requests per minute exceeded");
  outcome.headers.Add("Retry-After", absl::StrCat(absl::ToInt64Seconds(wait)));
  return outcome;
}

bool IsJson(absl::string_view content_type) {
  const std::pair<absl::string_view, absl::string_view> parts = absl::StrSplit(content_type, absl::MaxSplits(';', 1));
  return absl::EqualsIgnoreCase(absl::StripAsciiWhitespace(parts.first), "application/json");
}

}  // namespace

Api::Admission Api::Admit(const http::Request& request, int64_t bot_id, absl::Time now) {
  Admission admission;
  const bool writes = request.method == "POST" || request.method == "PUT" || request.method == "DELETE";
  const bool bad_type = writes && !request.body.empty() && !IsJson(request.headers.Get("Content-Type"));
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
  std::optional<std::vector<std::string>> segments = Segments(path);
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
      AddRateHeaders(call, &outcome);
      return outcome;
    }
    quotas_.updates.Add(call.now);
    of_ticket.Add(call.now);
  }
  quotas_.requests.Add(call.now);
  return std::nullopt;
}

void Api::AddRateHeaders(const Call& call, Outcome* outcome) {
  const auto per_endpoint = [&](const char* name, Window& window) {
    if (window.limit() == 0) return;
    outcome->headers.Add(name, absl::StrCat("total=", window.limit(), "; remaining=", window.Remaining(call.now),
                                            "; resets=", window.ResetSeconds(call.now)));
  };
  const CallKind kind = KindOf(call);
  if (kind.updates_ticket) per_endpoint("zendesk-ratelimit-tickets-update", quotas_.updates);
  if (kind.incremental) per_endpoint("zendesk-ratelimit-incremental-exports", quotas_.exports);
  Window& requests = quotas_.requests;
  if (requests.limit() == 0) return;
  const std::string limit = absl::StrCat(requests.limit());
  const std::string remaining = absl::StrCat(requests.Remaining(call.now));
  outcome->headers.Add("X-Rate-Limit", limit);
  outcome->headers.Add("X-Rate-Limit-Remaining", remaining);
  outcome->headers.Add("ratelimit-limit", limit);
  outcome->headers.Add("ratelimit-remaining", remaining);
  outcome->headers.Add("ratelimit-reset", absl::StrCat(requests.ResetSeconds(call.now)));
}

}  // namespace firstline::sim::zendesk
