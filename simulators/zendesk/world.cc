#include "simulators/zendesk/world.h"

#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "common/config/secret_file.h"
#include "simulators/zendesk/changes.h"
#include "simulators/zendesk/json.h"

namespace firstline::sim::zendesk {
namespace {

http::Response Answer(const Json& body, int status = 200) {
  http::Response response;
  response.status = status;
  response.body = body.dump();
  return response;
}

http::Response Problem(int status, const std::string& what) { return Answer({{"error", what}}, status); }

void Append(const std::string& path, const std::string& line) {
  std::ofstream out(path, std::ios::app);
  out << line << "\n";
}

Fault FaultOf(const Json& json) {
  return {.method = json.value("method", ""),
          .path_prefix = json.value("path", ""),
          .times = json.value("times", 1),
          .skip = json.value("skip", 0),
          .status = json.value("status", 0),
          .retry_after_seconds = json.value("retry_after", 0),
          .after_commit = json.value("after_commit", false),
          .garbage = json.value("garbage", false),
          .hang_up = json.value("hang_up", false),
          .delay = absl::Milliseconds(json.value("delay_ms", 0))};
}

}  // namespace

World::World(const WorldOptions& options, const Clock& clock)
    : options_(options),
      clock_(clock),
      auth_(options.credentials),
      quota_(options.updates_per_minute, options.updates_per_ticket),
      api_(account_, auth_, quota_, options.switches),
      deliverer_(options.webhook_secret, options.delivery) {}

absl::StatusOr<std::unique_ptr<World>> World::Open(const WorldOptions& options, const Clock& clock) {
  std::unique_ptr<World> world(new World(options, clock));
  absl::MutexLock lock(&world->mutex_);
  FL_RETURN_IF_ERROR(world->Restore());
  return world;
}

std::string World::File(const std::string& name) const { return absl::StrCat(options_.state_dir, "/", name); }

absl::Status World::Restore() {
  std::error_code error;
  std::filesystem::create_directories(options_.state_dir, error);
  if (error) return absl::UnavailableError(absl::StrCat(options_.state_dir, ": ", error.message()));
  try {
    if (const auto text = config::ReadFile(File("account.json"), size_t{1} << 30); text.ok()) {
      account_ = AccountFromJson(Json::parse(*text));
    }
    std::ifstream webhooks(File("webhooks.jsonl"));
    for (std::string line; std::getline(webhooks, line);) {
      const Json json = Json::parse(line);
      sent_.push_back({.ticket_id = json.at("ticket"), .external_id = json.at("external_id"), .invocation_id = json.at("invocation"),
                       .webhook_id = json.at("webhook"), .account_id = json.at("account"), .body = json.at("body")});
    }
  } catch (const Json::exception& exception) {
    return absl::DataLossError(absl::StrCat(options_.state_dir, " holds a damaged state: ", exception.what()));
  }
  std::ifstream journal(File("journal.jsonl"));
  for (std::string line; std::getline(journal, line);) ++journal_seq_;
  return absl::OkStatus();
}

void World::Journal(const std::string& object) {
  Json line = Json::parse(object);
  line["seq"] = ++journal_seq_;
  line["at"] = absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", clock_.Now(), absl::UTCTimeZone());
  Append(File("journal.jsonl"), line.dump());
}

void World::Announce(const Change& change) {
  for (const WebhookKind kind : options_.kinds) {
    const std::string id = HashId({"event", absl::StrCat(sent_.size()), absl::StrCat(change.ticket_id), absl::StrCat(change.comment_id)});
    const auto body = WebhookBody(kind, account_, change, id, clock_.Now());
    if (!body.has_value()) continue;
    Delivery delivery = {.ticket_id = change.ticket_id,
                         .external_id = account_.tickets.at(change.ticket_id).external_id,
                         .invocation_id = id.substr(0, 26),
                         .webhook_id = kind == WebhookKind::kEvent ? "01F1KRFQ6BG29CNWFR60NK5FNY" : "01F1KRFQ6BG29CNWFR60NK5FNZ",
                         .account_id = absl::StrCat(account_.account_id),
                         .body = *body};
    Append(File("webhooks.jsonl"), Json{{"ticket", delivery.ticket_id}, {"external_id", delivery.external_id},
                                        {"invocation", delivery.invocation_id}, {"webhook", delivery.webhook_id},
                                        {"account", delivery.account_id}, {"body", delivery.body}}
                                       .dump());
    sent_.push_back(delivery);
    deliverer_.Enqueue(std::move(delivery));
  }
}

void World::Commit(const std::vector<Change>& changes, const std::vector<std::string>& journal) {
  for (const std::string& line : journal) Journal(line);
  if (changes.empty() && journal.empty()) return;
  // The state file lags behind by at most this call; a killed simulator is not one of the faults.
  config::WriteFile(File("account.json"), AccountToJson(account_).dump()).IgnoreError();
  for (const Change& change : changes) Announce(change);
}

Reply World::Handle(const http::Request& request) {
  absl::MutexLock lock(&mutex_);
  if (absl::StartsWith(request.path, "/_sim/")) return {.response = HandleControl(request)};
  return HandleApi(request);
}

Reply World::HandleApi(const http::Request& request) {
  const std::optional<Fault> fault = faults_.Take(request.method, request.path);
  const bool untouched = fault && !fault->after_commit && (fault->status > 0 || fault->hang_up || fault->garbage);
  Reply reply;
  if (fault) reply.delay = fault->delay;
  if (!untouched) {
    const ApiResponse answer = api_.Handle({.method = request.method,
                                            .path = request.path,
                                            .query = request.query,
                                            .authorization = std::string(request.headers.Get("Authorization")),
                                            .idempotency_key = std::string(request.headers.Get("Idempotency-Key")),
                                            .body = request.body},
                                           clock_.Now());
    Commit(answer.changes, answer.journal);
    reply.response.status = answer.status;
    reply.response.body = answer.body;
    for (const auto& [name, value] : answer.headers) reply.response.headers.Set(name, value);
    if (answer.status >= 400) {
      Journal(Json{{"op", "refused"}, {"actor", "api"}, {"method", request.method}, {"path", request.path}, {"status", answer.status}}.dump());
    }
  }
  if (!fault) return reply;
  reply.hang_up = fault->hang_up;
  if (fault->status > 0) {
    reply.response = Problem(fault->status, "injected");
    if (fault->retry_after_seconds > 0) reply.response.headers.Set("Retry-After", absl::StrCat(fault->retry_after_seconds));
  }
  if (fault->garbage) reply.response.body = "<html>\xff not json";
  if (untouched) {
    Journal(Json{{"op", "fault"}, {"method", request.method}, {"path", request.path}, {"status", fault->status}, {"hang_up", fault->hang_up}}.dump());
  }
  return reply;
}

Ticket* World::Find(const std::string& id) {
  if (Ticket* const ticket = account_.FindExternal(id)) return ticket;
  int64_t number = 0;
  return absl::SimpleAtoi(id, &number) ? account_.FindTicket(number) : nullptr;
}

http::Response World::ShowTicket(const std::string& id) {
  const Ticket* const ticket = Find(id);
  if (ticket == nullptr) return Problem(404, "no such ticket");
  Json json = ToJson(*ticket);
  json["ticket_id"] = absl::StrCat(ticket->id);
  json["comments"] = Json::array();
  for (const Comment& comment : ticket->comments) {
    json["comments"].push_back(ToJson(comment));
    if (account_.users[comment.author_id].role == "end-user") json["last_customer_comment_id"] = absl::StrCat(comment.id);
  }
  return Answer(json);
}

http::Response World::ControlTicket(const std::string& id, const std::string& part, const std::string& body) {
  Ticket* const ticket = Find(id);
  if (ticket == nullptr) return Problem(404, "no such ticket");
  const Json json = Json::parse(body);
  const absl::Time now = clock_.Now();
  std::vector<Change> changes;
  if (part == "messages") {
    const bool by_agent = json.value("from", "customer") == "agent";
    const int64_t author = by_agent ? json.value("agent_id", int64_t{8001}) : ticket->requester_id;
    const auto comment = AddComment(account_, *ticket, author, json.at("text").get<std::string>(), json.value("public", true),
                                    by_agent ? "web" : ticket->via, now, &changes);
    if (!comment.ok()) return Problem(422, std::string(comment.status().message()));
    const std::string line = Json{{"op", "message"}, {"actor", by_agent ? "agent" : "customer"}, {"ticket", ticket->id},
                                  {"external_id", ticket->external_id},
                                  {"comment", {{"id", comment->id}, {"public", comment->is_public}, {"text", comment->plain_body}}}}
                                 .dump();
    const std::string comment_id = absl::StrCat(comment->id);
    Commit(changes, {line});
    return Answer({{"ticket_id", absl::StrCat(ticket->id)}, {"comment_id", comment_id}});
  }
  Audit audit = NewAudit(account_, 8001, "web", now);
  if (part == "status") {
    SetStatus(*ticket, json.at("status"), 8001, now, audit, &changes);
  } else if (part == "rating") {
    ticket->csat = json.at("score");
    changes.push_back({.kind = Change::Kind::kRating, .ticket_id = ticket->id, .actor_id = ticket->requester_id,
                       .current = ticket->csat == "good" ? "GOOD" : "BAD"});
  } else if (part == "assign") {
    const std::string before = ticket->group_id ? absl::StrCat(*ticket->group_id) : "";
    ticket->group_id = json.at("group_id").get<int64_t>();
    changes.push_back({.kind = Change::Kind::kGroup, .ticket_id = ticket->id, .actor_id = 8001,
                       .current = absl::StrCat(*ticket->group_id), .previous = before});
  } else if (part == "suspend") {
    account_.users[ticket->requester_id].suspended = true;
  } else if (part == "delete") {
    const std::string line = Json{{"op", "delete"}, {"actor", "agent"}, {"ticket", ticket->id}}.dump();
    account_.tickets.erase(ticket->id);
    Commit({}, {line});
    return Answer({{"ok", true}});
  } else {
    return Problem(404, "want messages, status, rating, assign, suspend or delete");
  }
  ticket->updated_at = std::max(ticket->updated_at, audit.created_at);
  ticket->audits.push_back(audit);
  Commit(changes, {Json{{"op", part}, {"actor", "agent"}, {"ticket", ticket->id}, {"external_id", ticket->external_id}}.dump()});
  return Answer({{"ticket_id", absl::StrCat(ticket->id)}});
}

http::Response World::HandleControl(const http::Request& request) {
  const std::vector<std::string> path = absl::StrSplit(request.path.substr(6), '/');
  try {
    if (request.method == "GET" && path[0] == "journal") {
      http::Response response;
      response.content_type = "application/x-ndjson";
      response.body = config::ReadFile(File("journal.jsonl"), size_t{1} << 30).value_or("");
      return response;
    }
    if (request.method == "GET" && path[0] == "status") return Answer({{"open_deliveries", deliverer_.Open()}, {"tickets", account_.tickets.size()}});
    if (path[0] == "tickets" && path.size() == 2 && request.method == "GET") return ShowTicket(path[1]);
    if (request.method != "POST") return Problem(404, "no such control call");
    if (path[0] == "tickets" && path.size() == 3) return ControlTicket(path[1], path[2], request.body);
    const Json json = Json::parse(request.body.empty() ? "{}" : request.body);
    if (path[0] == "tickets" && path.size() == 1) {
      const Json customer = json.at("requester");
      std::vector<Change> changes;
      const Ticket& ticket = OpenTicket(account_, {.external_id = json.value("external_id", ""),
                                                   .subject = json.value("subject", ""),
                                                   .text = json.at("text"),
                                                   .channel = json.value("channel", "email"),
                                                   .name = customer.at("name"),
                                                   .email = customer.at("email"),
                                                   .attributes = customer.value("attributes", std::map<std::string, std::string>{}),
                                                   .tags = json.value("tags", std::vector<std::string>{})},
                                        clock_.Now(), &changes);
      const Json answer = {{"ticket_id", absl::StrCat(ticket.id)}, {"comment_id", absl::StrCat(ticket.comments[0].id)}};
      Commit(changes, {Json{{"op", "message"}, {"actor", "customer"}, {"ticket", ticket.id}, {"external_id", ticket.external_id},
                            {"comment", {{"id", ticket.comments[0].id}, {"public", true}, {"text", ticket.comments[0].plain_body}}}}
                           .dump()});
      return Answer(answer, 201);
    }
    if (path[0] == "webhook") {
      deliverer_.SetTarget(json.at("url"));
      return Answer({{"ok", true}});
    }
    if (path[0] == "replay") {
      const std::string id = json.value("external_id", "");
      size_t count = 0;
      for (const Delivery& delivery : sent_) {
        if (!id.empty() && delivery.external_id != id) continue;
        deliverer_.Enqueue(delivery);
        ++count;
      }
      return Answer({{"sent", count}});
    }
    if (path[0] == "faults") {
      if (json.value("clear", false)) faults_.Clear();
      if (json.contains("path") || json.contains("method")) faults_.Add(FaultOf(json));
      return Answer({{"ok", true}});
    }
    if (path[0] == "mischief") {
      deliverer_.SetMischief(json.value("duplicate_every", 0), json.value("drop_every", 0));
      return Answer({{"ok", true}});
    }
    if (path[0] == "revoke_tokens") {
      auth_.RevokeAll();
      return Answer({{"ok", true}});
    }
  } catch (const Json::exception& exception) {
    return Problem(400, exception.what());
  }
  return Problem(404, "no such control call");
}

}  // namespace firstline::sim::zendesk
