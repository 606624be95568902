#include "simulators/zendesk/world.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"
#include "simulators/zendesk/json.h"
#include "simulators/zendesk/people_at_work.h"

namespace firstline::sim::zendesk {
namespace {

constexpr char kControl[] = "/_sim/";
constexpr size_t kRememberedMax = 200'000;  // webhooks that can be sent again

http::Response ResponseOf(const Outcome& outcome) {
  return {.status = outcome.status, .headers = outcome.headers, .body = outcome.body};
}

http::Response Plain(int status, const Json& body) { return {.status = status, .body = Dump(body)}; }
http::Response Done() { return Plain(200, {{"ok", true}}); }

bool IsWrite(const std::string& method) { return method != "GET" && method != "HEAD"; }
bool Accepted(const Outcome& outcome) { return outcome.status >= 200 && outcome.status < 300; }

// What the fault makes of the true answer.
http::Response Spoil(const Fault& fault, http::Response response) {
  if (fault.status > 0) {
    response = Plain(fault.status, {{"error", "InjectedFault"}, {"description", "asked for by the test"}});
    if (fault.retry_after_seconds > 0) response.headers.Set("Retry-After", absl::StrCat(fault.retry_after_seconds));
  }
  if (fault.garbage) response.body = "<html>\xff not json";
  if (fault.half_body) response.ending = http::Response::Ending::kHalfBody;
  if (fault.hang_up) response.ending = http::Response::Ending::kReset;
  return response;
}

}  // namespace

World::World(const WorldOptions& options, const Clock& clock, std::unique_ptr<Store> store)
    : options_(options),
      clock_(clock),
      store_(std::move(store)),
      account_(options.account),
      api_(options.credentials, options.account),
      deliverer_(options.webhook_secret, options.delivery, [this](const Delivery& delivery, int status) {
        std::lock_guard<std::mutex> lock(mutex_);
        Note(Dump({{"op", "webhook"},
                   {"actor", "zendesk"},
                   {"ticket", delivery.ticket_id},
                   {"invocation", delivery.invocation_id},
                   {"webhook", delivery.webhook_id},
                   {"status", status}}));
      }) {}

absl::StatusOr<std::unique_ptr<World>> World::Open(const WorldOptions& options, const Clock& clock) {
  FL_ASSIGN_OR_RETURN(std::unique_ptr<Store> store, Store::Open(options.state_folder));
  std::unique_ptr<World> world(new World(options, clock, std::move(store)));
  FL_RETURN_IF_ERROR(world->Restore());
  return world;
}

absl::Status World::Restore() {
  std::lock_guard<std::mutex> lock(mutex_);
  int64_t number = 0;
  for (const Command& command : store_->commands()) {
    ++number;
    std::vector<Delivery> webhooks;
    const Outcome outcome = Run(command, &webhooks);
    if (!Accepted(outcome)) {
      return absl::DataLossError(absl::StrCat(options_.state_folder, ": command ", number, " is refused now (",
                                              outcome.status, "): was it made with other options?"));
    }
    // The process died between a command and its journal lines, and before its webhooks.
    if (number <= store_->journaled()) continue;
    for (const std::string& line : outcome.journal) {
      FL_RETURN_IF_ERROR(store_->AppendJournal(line, command.call.now, number));
    }
    for (const Delivery& webhook : webhooks) deliverer_.Enqueue(webhook);
  }
  return absl::OkStatus();
}

Outcome World::Run(const Command& command, std::vector<Delivery>* webhooks) {
  Outcome outcome = command.side == Side::kApi ? Route(command.call, account_, options_.account)
                                               : RouteControl(command.call, account_, options_.account);
  for (const Change& change : outcome.changes) {
    for (const WebhookKind kind : options_.kinds) {
      const bool event = kind == WebhookKind::kEvent;
      const auto& wanted = options_.subscriptions;
      if (event && std::find(wanted.begin(), wanted.end(), change.kind) == wanted.end()) continue;
      const auto body = WebhookBody(kind, account_, options_.account, change, command.call.now);
      if (!body) continue;
      const std::string id = HashId({"invocation", absl::StrCat(++webhooks_made_)});
      webhooks->push_back({.ticket_id = change.ticket_id,
                           .invocation_id = absl::AsciiStrToUpper(id.substr(0, 26)),
                           .webhook_id = event ? "01F1KRFQ6BG29CNWFR60NK5FNY" : "01F1KRFQ6BG29CNWFR60NK5FNZ",
                           .account_id = absl::StrCat(options_.account.account_id),
                           .body = *body});
      webhooks_.push_back(webhooks->back());
      if (webhooks_.size() > kRememberedMax) webhooks_.pop_front();
    }
  }
  return outcome;
}

bool World::Keep(const Command& command, const Outcome& outcome, const std::vector<Delivery>& webhooks) {
  if (!store_->AppendCommand(command).ok()) return false;
  for (const std::string& line : outcome.journal) {
    if (!store_->AppendJournal(line, command.call.now, store_->last_command()).ok()) return false;
  }
  for (const Delivery& webhook : webhooks) deliverer_.Enqueue(webhook);
  return true;
}

void World::Note(const std::string& object) { store_->AppendJournal(object, clock_.Now()).IgnoreError(); }

std::optional<Fault> World::TakeFault(const http::Request& request) {
  if (absl::StartsWith(request.path, kControl)) return std::nullopt;
  std::lock_guard<std::mutex> lock(mutex_);
  return faults_.Take(request.method, request.path);
}

http::Response World::Answer(const http::Request& request, const std::optional<Fault>& fault) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (absl::StartsWith(request.path, kControl)) return AnswerControl(request);
  const bool carried_out = !fault || fault->after_commit || !fault->Spoils();
  if (fault) {
    Note(Dump({{"op", "fault"},
               {"actor", "sim"},
               {"method", request.method},
               {"path", request.path},
               {"status", fault->status},
               {"hang_up", fault->hang_up || fault->half_body},
               {"delay_ms", absl::ToInt64Milliseconds(fault->delay)},
               {"carried_out", carried_out}}));
  }
  http::Response response = carried_out ? AnswerApi(request) : http::Response();
  return fault ? Spoil(*fault, std::move(response)) : response;
}

http::Response World::AnswerApi(const http::Request& request) {
  const absl::Time now = clock_.Now();
  const std::string request_id = HashId({"request", absl::StrCat(++requests_), absl::StrCat(absl::ToUnixNanos(now))});
  Api::Admission admission = api_.Admit(request, account_.bot_id, now);
  const Command command = {Side::kApi, std::move(admission.call)};
  Outcome outcome;
  if (admission.answer) {
    outcome = *std::move(admission.answer);
  } else {
    std::vector<Delivery> webhooks;
    outcome = Run(command, &webhooks);
    for (std::string& line : outcome.journal) {
      Json json = Json::parse(line);
      json["request_id"] = request_id;
      line = Dump(json);
    }
    api_.AddRateHeaders(command.call, &outcome);
    if (IsWrite(request.method) && Accepted(outcome) && !Keep(command, outcome, webhooks)) {
      outcome = Error(507, "InsufficientStorage", "the state folder takes no more lines");
    }
  }
  if (outcome.status >= 400) {
    const Json body = Json::parse(outcome.body, nullptr, /*allow_exceptions=*/false);
    Note(Dump({{"op", "refused"},
               {"actor", "api"},
               {"method", request.method},
               {"path", request.path},
               {"status", outcome.status},
               {"error", body.is_object() ? body.value("error", Json()) : Json()},
               {"request_id", request_id}}));
  }
  http::Response response = ResponseOf(outcome);
  response.headers.Add("X-Request-Id", request_id);
  return response;
}

http::Response World::AnswerControl(const http::Request& request) {
  try {
    const std::string name = request.path.substr(sizeof(kControl) - 1);
    if (std::optional<http::Response> own = AnswerOwn(name, request)) return *std::move(own);
    Command command = {Side::kControl, {.method = request.method, .body = request.body, .now = clock_.Now()}};
    for (const absl::string_view part : absl::StrSplit(name, '/')) {
      command.call.path.push_back(http::PercentDecode(part).value_or(""));
    }
    std::vector<Delivery> webhooks;
    const Outcome outcome = Run(command, &webhooks);
    if (IsWrite(request.method) && Accepted(outcome) && !Keep(command, outcome, webhooks)) {
      return Plain(507, {{"error", "the state folder takes no more lines"}});
    }
    return ResponseOf(outcome);
  } catch (const Json::exception& exception) {
    return Plain(400, {{"error", exception.what()}});
  }
}

std::optional<http::Response> World::AnswerOwn(const std::string& name, const http::Request& request) {
  if (request.method == "GET" && name == "journal") {
    absl::StatusOr<std::string> journal = store_->Journal();
    if (!journal.ok()) return Plain(500, {{"error", std::string(journal.status().message())}});
    return http::Response{.body = *std::move(journal), .content_type = "application/x-ndjson"};
  }
  if (request.method == "GET" && name == "status") {
    return Plain(200, {{"open_deliveries", deliverer_.Open()},
                       {"tickets", account_.tickets.size()},
                       {"webhooks", webhooks_made_},
                       {"api_calls", requests_}});
  }
  if (request.method != "POST") return std::nullopt;
  if (name == "replay") return Replay(request.body);
  if (name == "revoke_tokens") {
    api_.auth().RevokeAll();
    return Done();
  }
  if (name == "webhook") {
    const std::string url = Json::parse(request.body).at("url");
    if (const auto parsed = http::ParseUrl(url); !parsed.ok()) {
      return Plain(400, {{"error", std::string(parsed.status().message())}});
    }
    deliverer_.SetTarget(url);
    return Done();
  }
  if (name == "mischief") {
    const absl::StatusOr<Mischief> mischief = ReadMischief(request.body);
    if (!mischief.ok()) return Plain(400, {{"error", std::string(mischief.status().message())}});
    deliverer_.SetMischief(*mischief);
    return Done();
  }
  if (name == "faults") {
    Json json = Json::parse(request.body);
    if (json.value("clear", false)) faults_.Clear();
    json.erase("clear");
    if (json.empty()) return Done();
    const absl::StatusOr<Fault> fault = ReadFault(Dump(json));
    if (!fault.ok()) return Plain(400, {{"error", std::string(fault.status().message())}});
    faults_.Add(*fault);
    return Done();
  }
  return std::nullopt;
}

http::Response World::Replay(const std::string& body) {
  const Json json = Json::parse(body.empty() ? "{}" : body);
  const std::string id = json.value("external_id", json.value("ticket", "all"));
  int64_t only = 0;
  if (id != "all" && !id.empty()) {
    const Ticket* const ticket = account_.FindExternal(id);
    if (ticket != nullptr) {
      only = ticket->id;
    } else if (!absl::SimpleAtoi(id, &only) || account_.FindTicket(only) == nullptr) {
      return Plain(404, {{"error", "no such ticket"}});
    }
  }
  size_t count = 0;
  for (const Delivery& delivery : webhooks_) {
    if (only != 0 && delivery.ticket_id != only) continue;
    deliverer_.Enqueue(delivery);
    ++count;
  }
  return Plain(200, {{"sent", count}});
}

}  // namespace firstline::sim::zendesk
