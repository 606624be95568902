#include "simulators/zendesk/api.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/http/url.h"
#include "simulators/zendesk/changes.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/update.h"

namespace firstline::sim::zendesk {
namespace {

constexpr int kPageMax = 100;

// Value of a query parameter, decoded, or "".
std::string Parameter(const std::string& query, const std::string& name) {
  for (const absl::string_view pair : absl::StrSplit(query, '&')) {
    const std::pair<std::string, std::string> parts = absl::StrSplit(pair, absl::MaxSplits('=', 1));
    if (http::PercentDecode(parts.first).value_or("") == name) return http::PercentDecode(parts.second).value_or("");
  }
  return "";
}

ApiResponse Ok(const Json& body) { return {.status = 200, .body = body.dump()}; }
ApiResponse NotFound() { return Error(404, "RecordNotFound", "Not found"); }
ApiResponse NoEndpoint() { return Error(404, "InvalidEndpoint", "Not found"); }

// Segments below /api/v2, with the ".json" some clients add cut off (helpdesks.md 1).
std::vector<std::string> Segments(const std::string& path) {
  absl::string_view rest = path;
  if (!absl::ConsumePrefix(&rest, "/api/v2/")) return {};
  absl::ConsumeSuffix(&rest, ".json");
  return absl::StrSplit(rest, '/');
}

bool IsUpdate(const std::string& method) { return method == "PUT" || method == "POST" || method == "DELETE"; }

}  // namespace

ApiResponse Api::Handle(const ApiRequest& request, absl::Time now) {
  if (request.path == "/oauth/tokens") return Token(request, now);
  const std::vector<std::string> path = Segments(request.path);
  if (path.empty()) return NoEndpoint();
  if (!auth_.Accepts(request.authorization, now)) return {.status = 401, .body = R"({"error":"Couldn't authenticate you"})"};
  return Route(request, path, now);
}

ApiResponse Api::Token(const ApiRequest& request, absl::Time now) {
  const Json body = Json::parse(request.body, nullptr, false);
  if (request.method != "POST" || !body.is_object()) return Error(400, "invalid_request", "want a JSON object by POST");
  if (body.value("grant_type", "") != "client_credentials") return Error(400, "unsupported_grant_type", "want client_credentials");
  const int64_t lifetime = body.value("expires_in", int64_t{86400});
  if (lifetime < 300 || lifetime > 172800) return Error(400, "invalid_request", "expires_in: want 300 to 172800");  // 1.5
  const std::string token = auth_.Grant(body.value("client_id", ""), body.value("client_secret", ""), absl::Seconds(lifetime),
                                        ++tokens_given_, now);
  if (token.empty()) return {.status = 401, .body = R"({"error":"invalid_client"})"};
  return Ok({{"access_token", token}, {"token_type", "bearer"}, {"scope", body.value("scope", "read write")}, {"expires_in", lifetime}});
}

ApiResponse Api::Route(const ApiRequest& request, const std::vector<std::string>& path, absl::Time now) {
  if (path[0] == "tickets" && path.size() == 1 && request.method == "POST") return Create(request, now);
  if (path[0] == "tickets" && path.size() >= 2) return OfTicket(request, path, now);
  if (request.method != "GET") return NoEndpoint();
  if (path[0] == "users") return Users(request, path);
  if (path[0] == "groups" && path.size() == 1) {
    Json groups = Json::array();
    for (const auto& [id, group] : account_.groups) groups.push_back(ToJson(group));
    return Ok({{"groups", groups}, {"meta", {{"has_more", false}}}});
  }
  if (path[0] == "incremental" && path.size() == 3 && path[1] == "tickets" && path[2] == "cursor") return Incremental(request);
  return NoEndpoint();
}

ApiResponse Api::OfTicket(const ApiRequest& request, const std::vector<std::string>& path, absl::Time now) {
  int64_t id = 0;
  if (!absl::SimpleAtoi(path[1], &id)) return Error(400, "InvalidValue", "ticket id: want an integer");
  Ticket* const ticket = account_.FindTicket(id);
  if (ticket == nullptr) return NotFound();
  const std::string part = path.size() > 2 ? path[2] : "";
  if (IsUpdate(request.method) && (part.empty() || part == "tags")) {
    if (const absl::Duration wait = quota_.Take(account_.bot_id, id, now); wait > absl::ZeroDuration()) {
      ApiResponse response = Error(429, "TooManyRequests", "Number of allowed API requests per minute exceeded");
      response.headers = {{"Retry-After", absl::StrCat(absl::ToInt64Seconds(wait))},
                          {"zendesk-ratelimit-tickets-update",
                           absl::StrCat("total=", quota_.per_minute(), "; remaining=0; resets=", absl::ToInt64Seconds(wait))}};
      return response;
    }
  }
  if (part.empty() && request.method == "PUT") return Update(*ticket, request, now);
  if (part == "tags") return Tags(*ticket, request, now);
  if (request.method != "GET") return NoEndpoint();
  if (part.empty()) {
    Json body = {{"ticket", ToJson(*ticket)}};
    const std::string include = Parameter(request.query, "include");
    if (absl::StrContains(include, "users")) {
      body["users"].push_back(ToJson(account_.users[ticket->requester_id]));
      for (const auto& [user_id, user] : account_.users) {
        const bool wrote = std::any_of(ticket->comments.begin(), ticket->comments.end(),
                                       [&, user_id = user_id](const Comment& c) { return c.author_id == user_id; });
        if (wrote && user_id != ticket->requester_id) body["users"].push_back(ToJson(user));
      }
    }
    if (absl::StrContains(include, "groups")) {
      body["groups"] = Json::array();
      if (ticket->group_id) body["groups"].push_back(ToJson(account_.groups[*ticket->group_id]));
    }
    return Ok(body);
  }
  if (part == "comments") return Comments(*ticket, request);
  if (part == "audits") {
    Json audits = Json::array();
    for (const Audit& audit : ticket->audits) audits.push_back(ToJson(audit, *ticket));
    return Ok({{"audits", audits}, {"meta", {{"has_more", false}}}});
  }
  return NoEndpoint();
}

ApiResponse Api::Update(Ticket& ticket, const ApiRequest& request, absl::Time now) {
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object() || body.size() != 1 || !body.contains("ticket") || !body["ticket"].is_object()) {
    return Error(400, "InvalidValue", "want {\"ticket\": {…}}");
  }
  return UpdateTicket(account_, switches_, ticket, body["ticket"], now);
}

ApiResponse Api::Tags(Ticket& ticket, const ApiRequest& request, absl::Time now) {
  if (request.method == "GET") return Ok({{"tags", ticket.tags}});
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object() || !body.contains("tags") || !body["tags"].is_array()) return Error(400, "InvalidValue", "want {\"tags\": […]}");
  for (const Json& tag : body["tags"]) {
    if (!tag.is_string() || absl::StrContains(tag.get<std::string>(), " ")) return Error(400, "InvalidValue", "tags: want words");
  }
  if (ticket.status == "closed") return RecordInvalid("status", "Status: closed prevents ticket update");
  if (StampMismatch(body, ticket)) {
    return Error(409, "UpdateConflict", "Safe Update prevented the update due to outdated ticket data.");
  }
  // 1.5: PUT adds, POST replaces, DELETE removes.
  const std::vector<std::string> given = body["tags"].get<std::vector<std::string>>();
  if (request.method == "POST") ticket.tags.clear();
  for (const std::string& tag : given) {
    const auto found = std::find(ticket.tags.begin(), ticket.tags.end(), tag);
    if (request.method == "DELETE" && found != ticket.tags.end()) ticket.tags.erase(found);
    if (request.method != "DELETE" && found == ticket.tags.end()) ticket.tags.push_back(tag);
  }
  ticket.updated_at = std::max(ticket.updated_at, absl::FromUnixSeconds(absl::ToUnixSeconds(now)));
  ApiResponse response = Ok({{"tags", ticket.tags}});
  response.journal.push_back(Json{{"op", "tags"}, {"actor", "api"}, {"ticket", ticket.id}, {"external_id", ticket.external_id},
                                  {"method", request.method}, {"tags", given}}
                                 .dump());
  return response;
}

ApiResponse Api::Comments(const Ticket& ticket, const ApiRequest& request) const {
  int size = kPageMax;
  const std::string wanted = Parameter(request.query, "page[size]");
  if (!wanted.empty() && (!absl::SimpleAtoi(wanted, &size) || size < 1 || size > kPageMax)) {
    return Error(400, "InvalidPaginationParameter", "page[size]: want 1 to 100");
  }
  int64_t after = 0;
  const std::string cursor = Parameter(request.query, "page[after]");
  if (!cursor.empty() && !absl::SimpleAtoi(cursor, &after)) return Error(400, "InvalidPaginationParameter", "page[after] is no cursor");
  const std::string sort = Parameter(request.query, "sort");
  if (!sort.empty() && sort != "created_at" && sort != "-created_at") return Error(400, "InvalidValue", "sort: want created_at");
  Json comments = Json::array();
  std::vector<const Comment*> ordered;
  for (const Comment& comment : ticket.comments) ordered.push_back(&comment);
  if (sort == "-created_at") std::reverse(ordered.begin(), ordered.end());
  bool more = false;
  for (size_t i = static_cast<size_t>(after); i < ordered.size(); ++i) {
    if (comments.size() == static_cast<size_t>(size)) {
      more = true;
      break;
    }
    comments.push_back(ToJson(*ordered[i]));
  }
  const int64_t next = after + static_cast<int64_t>(comments.size());
  return Ok({{"comments", comments},
             {"meta", {{"has_more", more}, {"after_cursor", absl::StrCat(next)}}},
             {"links", {{"next", more ? Json(absl::StrCat("/api/v2/tickets/", ticket.id, "/comments?page[size]=", size,
                                                           "&page[after]=", next)) : Json(nullptr)}}}});
}

ApiResponse Api::Users(const ApiRequest& request, const std::vector<std::string>& path) const {
  const auto one = [](const User& user) { return Ok({{"user", ToJson(user)}}); };
  if (path.size() == 2 && path[1] == "me") return one(account_.users.at(account_.bot_id));
  if (path.size() == 2 && path[1] == "search") {
    absl::string_view query = Parameter(request.query, "query");
    Json users = Json::array();
    const std::string text(query);
    absl::string_view email = text;
    absl::ConsumePrefix(&email, "email:");
    for (const auto& [id, user] : account_.users) {
      if (user.email == email) users.push_back(ToJson(user));
    }
    return Ok({{"users", users}, {"count", users.size()}});
  }
  int64_t id = 0;
  if (path.size() == 2 && absl::SimpleAtoi(path[1], &id)) {
    const auto found = account_.users.find(id);
    return found == account_.users.end() ? NotFound() : one(found->second);
  }
  if (path.size() != 1) return NoEndpoint();
  Json users = Json::array();
  const bool staff = absl::StrContains(request.query, "role");
  for (const auto& [user_id, user] : account_.users) {
    if (!staff || user.role != "end-user") users.push_back(ToJson(user));
  }
  return Ok({{"users", users}, {"meta", {{"has_more", false}}}});
}

ApiResponse Api::Create(const ApiRequest& request, absl::Time now) {
  const Json body = Json::parse(request.body, nullptr, false);
  if (!body.is_object() || !body.contains("ticket") || !body["ticket"].contains("comment")) {
    return Error(400, "InvalidValue", "want {\"ticket\": {\"comment\": …}}");
  }
  if (const auto known = idempotent_.find(request.idempotency_key); !request.idempotency_key.empty() && known != idempotent_.end()) {
    if (known->second.first != request.body) return Error(400, "IdempotentRequestError", "same key, other request");
    ApiResponse response = Ok({{"ticket", ToJson(account_.tickets.at(known->second.second))}});
    response.status = 201;
    response.headers = {{"x-idempotency-lookup", "hit"}};
    return response;
  }
  const Json& given = body["ticket"];
  const Json requester = given.value("requester", Json::object());
  ApiResponse response;
  Ticket& ticket = OpenTicket(account_, {.external_id = given.value("external_id", ""),
                                         .subject = given.value("subject", ""),
                                         .text = given["comment"].value("body", ""),
                                         .channel = "api",
                                         .name = requester.value("name", "Unknown"),
                                         .email = requester.value("email", "unknown@example.com")},
                              now, &response.changes);
  if (!request.idempotency_key.empty()) idempotent_[request.idempotency_key] = {request.body, ticket.id};
  response.status = 201;
  response.headers = {{"x-idempotency-lookup", "miss"}};
  response.body = Json{{"ticket", ToJson(ticket)}}.dump();
  response.journal.push_back(Json{{"op", "create"}, {"actor", "api"}, {"ticket", ticket.id}}.dump());
  return response;
}

ApiResponse Api::Incremental(const ApiRequest& request) const {
  int64_t start = 0;
  const std::string from = Parameter(request.query, "start_time");
  if (!absl::SimpleAtoi(from, &start)) return Error(400, "InvalidValue", "start_time: want seconds");
  Json tickets = Json::array();
  for (const auto& [id, ticket] : account_.tickets) {
    if (absl::ToUnixSeconds(ticket.updated_at) < start) continue;
    Json entry = ToJson(ticket);
    entry["generated_timestamp"] = absl::ToUnixSeconds(ticket.updated_at);
    tickets.push_back(entry);
  }
  return Ok({{"tickets", tickets}, {"after_cursor", nullptr}, {"end_of_stream", true}});
}

}  // namespace firstline::sim::zendesk
