#include "services/ingest/api/api_edge.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/ids.h"
#include "common/telemetry/trace.h"
#include "firstline/v1/events.pb.h"
#include "services/ingest/api/post.h"
#include "services/ingest/api/problem.h"
#include "services/ingest/records.h"
#include "services/ingest/wire.h"
#include "services/ingest/wire_api.h"

namespace firstline::ingest {
namespace {

constexpr absl::string_view kTickets = "/v1/tickets";
constexpr size_t kIdempotencyKeyMax = 255;
constexpr absl::Duration kBusy = absl::Seconds(5);

bool IsIdempotencyKey(absl::string_view key) {
  return !key.empty() && key.size() <= kIdempotencyKeyMax && std::all_of(key.begin(), key.end(), [](char c) {
    return absl::ascii_isgraph(static_cast<unsigned char>(c)) || c == ' ';
  });
}

bool IsJson(absl::string_view content_type) {
  const std::string type = absl::AsciiStrToLower(content_type.substr(0, content_type.find(';')));
  return absl::StripAsciiWhitespace(type) == "application/json";
}

http::Response Accepted(absl::string_view ticket_id, absl::string_view message_id) {
  const std::string url = absl::StrCat(kTickets, "/", ticket_id);
  http::Response response;
  response.status = 202;
  response.headers.Add("Location", url);
  response.body = nlohmann::ordered_json({{"id", std::string(ticket_id)},
                                          {"message_id", std::string(message_id)},
                                          {"status", "accepted"},
                                          {"status_url", url}})
                      .dump();
  return response;
}

}  // namespace

struct ApiEdge::Call {
  http::Request request;
  http::Respond respond;
  absl::Time accepted_at;
  Caller caller;
  bool is_post = false;
  std::string ticket_id;  // of the path

  const std::string& tenant() const { return caller.policy->tenant; }
};

bool ApiEdge::Serves(absl::string_view path) {
  return absl::ConsumePrefix(&path, kTickets) && (path.empty() || path[0] == '/');
}

void ApiEdge::Handle(http::Request request, http::Respond respond) {
  auto call = std::make_shared<Call>();
  call->request = std::move(request);
  call->respond = std::move(respond);
  call->accepted_at = parts_.clock.Now();

  absl::string_view rest = call->request.path;
  absl::ConsumePrefix(&rest, kTickets);
  const bool is_list = rest.empty();
  absl::ConsumePrefix(&rest, "/");
  call->ticket_id = std::string(rest);
  if (!is_list && !IsTicketId(rest)) return Answer(*call, "unknown", Problem(404, "no such path"));
  call->is_post = is_list;
  const absl::string_view method = is_list ? "POST" : "GET";
  if (call->request.method != method) {
    http::Response response = Problem(405, absl::StrCat("want ", method));
    response.headers.Add("Allow", method);
    return Answer(*call, "bad_method", std::move(response));
  }

  absl::StatusOr<Caller> caller =
      CallerOf(call->request.headers.Get("Authorization"), parts_.tenants, call->accepted_at);
  if (absl::IsUnavailable(caller.status())) {
    return Answer(*call, "busy", ProblemUntil(503, caller.status().message(), kBusy));
  }
  if (!caller.ok()) {
    http::Response response = Problem(401, caller.status().message());
    response.headers.Add("WWW-Authenticate", "Bearer");
    return Answer(*call, "unauthenticated", std::move(response));
  }
  call->caller = *std::move(caller);
  if (call->is_post ? !call->caller.may_write : !call->caller.may_read) {
    const absl::string_view scope = call->is_post ? "tickets:write" : "tickets:read";
    return Answer(*call, "forbidden", Problem(403, absl::StrCat("the key lacks the scope ", scope)));
  }
  if (!crew_.Run([this, call] { Serve(call); })) {
    Answer(*call, "busy", ProblemUntil(503, "too many requests are waiting", kBusy));
  }
}

void ApiEdge::Serve(const std::shared_ptr<Call>& call) {
  const double per_minute = call->caller.policy->api.requests_per_minute;
  const redis::BucketRate rate = {.capacity = per_minute, .per_second = per_minute / 60};
  const absl::Duration wait = parts_.bucket.Take(absl::StrCat("api:", call->tenant()), rate);
  if (wait > absl::ZeroDuration()) {
    const std::string detail = absl::StrCat("want at most ", per_minute, " requests a minute");
    return Answer(*call, "rate_limited", ProblemUntil(429, detail, wait));
  }
  if (call->is_post) return Post(call);
  Get(*call);
}

void ApiEdge::Post(const std::shared_ptr<Call>& call) {
  const http::Request& request = call->request;
  if (!IsJson(request.headers.Get("Content-Type"))) {
    return Answer(*call, "bad_request", Problem(415, "want Content-Type: application/json"));
  }
  if (request.body.size() > kPostBytesMax) {
    return Answer(*call, "bad_request", Problem(413, absl::StrCat("want a body of at most ", kPostBytesMax, " bytes")));
  }
  const auto key = request.headers.Find("Idempotency-Key");
  if (key.has_value() && !IsIdempotencyKey(*key)) {
    return Answer(*call, "bad_request",
                  Problem(400, absl::StrCat("Idempotency-Key: want 1 to ", kIdempotencyKeyMax, " visible characters")));
  }
  ParsedPost parsed = ParsePost(request.body);
  if (!parsed.readable) return Answer(*call, "bad_request", Problem(400, "the body is no JSON object"));
  if (!parsed.problems.empty()) {
    return Answer(*call, "bad_request", Problem(422, "some members do not fit", parsed.problems));
  }
  if (key.has_value() && !repeats_.Fits(call->tenant(), *key, request.body, call->accepted_at)) {
    return Answer(*call, "conflict", Problem(422, "another body came under this Idempotency-Key"));
  }

  const std::string seed = key.has_value() ? std::string(*key) : parts_.new_id();
  parsed.message.id = HashId({"api-message", call->tenant(), seed});
  const std::string ticket_id =
      parsed.ticket_id.empty() ? HashId({"api-ticket", call->tenant(), seed}) : parsed.ticket_id;
  v1::InboxEvent event;
  event.set_tenant(call->tenant());
  event.set_helpdesk(policy::kApi);
  event.set_vendor(policy::kApi);
  event.set_ticket_id(ticket_id);
  event.set_source(v1::INBOX_SOURCE_API);
  event.set_delivery_id(parsed.message.id);
  *event.mutable_accepted_at() = ToProto(call->accepted_at);
  event.set_traceparent(telemetry::ChildTraceparent(request.headers.Get("traceparent"), parsed.message.id));
  *event.mutable_api_message() = ToProto(parsed.message);

  parts_.producer.Produce(InboxRecord(event, call->accepted_at),
                          [this, call, ticket_id, message_id = parsed.message.id](const absl::Status& status) {
                            if (!status.ok()) {
                              return Answer(*call, "busy", ProblemUntil(503, "the queue does not answer", kBusy));
                            }
                            parts_.view.Accepted(call->tenant(), ticket_id, message_id, call->accepted_at);
                            Answer(*call, "accepted", Accepted(ticket_id, message_id));
                          });
}

void ApiEdge::Get(const Call& call) {
  std::optional<std::string> body = parts_.view.Find(call.tenant(), call.ticket_id, call.accepted_at);
  if (body.has_value()) {
    http::Response response;
    response.headers.Add("Cache-Control", "no-store");
    response.body = *std::move(body);
    return Answer(call, "found", std::move(response));
  }
  if (!parts_.view_ready()) return Answer(call, "busy", ProblemUntil(503, "tickets are still being read", kBusy));
  Answer(call, "not_found", Problem(404, "no such ticket, or one that has not changed for a week"));
}

void ApiEdge::Answer(const Call& call, absl::string_view result, http::Response response) {
  parts_.metrics.ApiRequest(call.is_post ? "post" : "get", result, parts_.clock.Now() - call.accepted_at);
  call.respond(std::move(response));
}

}  // namespace firstline::ingest
