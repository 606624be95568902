#include "simulators/desk/world.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "common/base/ids.h"
#include "common/base/status_macros.h"

namespace firstline::sim::desk {
namespace {

constexpr char kControl[] = "/_sim/";
constexpr size_t kRememberedMax = 200'000;  // webhooks that can be sent again

http::Response ResponseOf(const Result& result) {
  return {.status = result.status, .headers = result.headers, .body = result.body};
}

http::Response Plain(int status, const Json& body) { return {.status = status, .body = Dump(body)}; }
http::Response Done() { return Plain(200, {{"ok", true}}); }
http::Response Wrong(const absl::Status& status) { return Plain(400, {{"error", std::string(status.message())}}); }

bool Accepted(const Result& result) { return result.status >= 200 && result.status < 300; }

}  // namespace

World::World(std::unique_ptr<Helpdesk> helpdesk, const Clock& clock, std::unique_ptr<Store> store, Postman postman,
             const DelivererOptions& delivery)
    : clock_(clock),
      store_(std::move(store)),
      helpdesk_(std::move(helpdesk)),
      deliverer_(std::move(postman), delivery,
                 [this](const Delivery& attempted, int status) { NoteAttempt(attempted, status); }) {}

absl::StatusOr<std::unique_ptr<World>> World::Open(const std::string& state_folder, std::unique_ptr<Helpdesk> helpdesk,
                                                   Postman postman, const DelivererOptions& delivery,
                                                   const Clock& clock) {
  FL_ASSIGN_OR_RETURN(std::unique_ptr<Store> store, Store::Open(state_folder));
  std::unique_ptr<World> world(new World(std::move(helpdesk), clock, std::move(store), std::move(postman), delivery));
  FL_RETURN_IF_ERROR(world->Restore(state_folder));
  return world;
}

absl::Status World::Restore(const std::string& state_folder) {
  std::lock_guard<std::mutex> lock(mutex_);
  int64_t number = 0;
  for (const Command& command : store_->commands()) {
    ++number;
    const Result result = Run(command);
    if (!Accepted(result)) {
      return absl::DataLossError(absl::StrCat(state_folder, ": command ", number, " is refused now (", result.status,
                                              "): was it made with other options?"));
    }
    // The process died between a command and its journal lines, and before its webhooks.
    if (number <= store_->journaled()) continue;
    for (const std::string& line : result.journal) {
      FL_RETURN_IF_ERROR(store_->AppendJournal(line, command.call.now, number));
    }
    for (const Delivery& webhook : result.webhooks) deliverer_.Enqueue(webhook);
  }
  return absl::OkStatus();
}

Result World::Run(const Command& command) {
  Result result = helpdesk_->CarryOut(command);
  for (const Delivery& webhook : result.webhooks) {
    ++webhooks_made_;
    webhooks_.push_back(webhook);
    if (webhooks_.size() > kRememberedMax) webhooks_.pop_front();
  }
  return result;
}

bool World::Keep(const Command& command, const Result& result) {
  if (!store_->AppendCommand(command).ok()) return false;
  for (const std::string& line : result.journal) {
    if (!store_->AppendJournal(line, command.call.now, store_->last_command()).ok()) return false;
  }
  for (const Delivery& webhook : result.webhooks) deliverer_.Enqueue(webhook);
  return true;
}

void World::Note(const std::string& object) { store_->AppendJournal(object, clock_.Now()).IgnoreError(); }

void World::NoteAttempt(const Delivery& delivery, int status) {
  std::lock_guard<std::mutex> lock(mutex_);
  Note(Dump({{"op", "webhook"},
             {"actor", helpdesk_->vendor()},
             {"ticket", delivery.ticket.empty() ? Json() : Json::parse(delivery.ticket)},
             {"invocation", delivery.id},
             {"webhook", delivery.webhook},
             {"status", status}}));
}

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
  return fault ? Spoiled(*fault, std::move(response)) : response;
}

// What the fault makes of the true answer.
http::Response World::Spoiled(const Fault& fault, http::Response response) const {
  if (fault.status > 0) response = ResponseOf(helpdesk_->FaultAnswer(fault, clock_.Now()));
  if (fault.garbage) response.body = "<html>\xff not json";
  if (fault.half_body) response.ending = http::Response::Ending::kHalfBody;
  if (fault.hang_up) response.ending = http::Response::Ending::kReset;
  return response;
}

http::Response World::AnswerApi(const http::Request& request) {
  const absl::Time now = clock_.Now();
  const std::string request_id = HashId({"request", absl::StrCat(++requests_), absl::StrCat(absl::ToUnixNanos(now))});
  Helpdesk::Admission admission = helpdesk_->Admit(request, now);
  const Command command = {Side::kApi, admission.call};
  Result result;
  if (admission.refusal) {
    result = *admission.refusal;
  } else {
    result = Run(command);
    for (std::string& line : result.journal) {
      Json json = Json::parse(line);
      json["request_id"] = request_id;
      line = Dump(json);
    }
    // A call that leaves no line changed nothing: a search, although it is a POST.
    if (Accepted(result) && !result.journal.empty() && !Keep(command, result)) {
      result = {.status = 507, .body = Dump({{"error", "InsufficientStorage"}})};
    }
  }
  helpdesk_->Finish(admission, request_id, now, &result);
  if (result.status >= 400) {
    const Json body = Json::parse(result.body, nullptr, /*allow_exceptions=*/false);
    Note(Dump({{"op", "refused"},
               {"actor", "api"},
               {"method", request.method},
               {"path", request.path},
               {"status", result.status},
               {"error", helpdesk_->ErrorName(body)},
               {"request_id", request_id}}));
  }
  return ResponseOf(result);
}

http::Response World::AnswerControl(const http::Request& request) {
  try {
    const std::string name = request.path.substr(sizeof(kControl) - 1);
    if (std::optional<http::Response> own = AnswerOwn(name, request)) return *std::move(own);
    if (const std::optional<Result> own = helpdesk_->OwnControl(request)) return ResponseOf(*own);
    const Command command = {Side::kControl,
                             {.method = request.method,
                              .path = PathSegments(name).value_or(std::vector<std::string>()),
                              .body = request.body,
                              .now = clock_.Now()}};
    const Result result = Run(command);
    if (IsWrite(request.method) && Accepted(result) && !Keep(command, result)) {
      return Plain(507, {{"error", "the state folder takes no more lines"}});
    }
    return ResponseOf(result);
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
                       {"tickets", helpdesk_->tickets()},
                       {"webhooks", webhooks_made_},
                       {"webhook_set", !deliverer_.target().empty()},
                       {"api_calls", requests_}});
  }
  if (request.method != "POST") return std::nullopt;
  if (name == "replay") return Replay(request.body);
  if (name == "webhook") {
    const std::string url = Json::parse(request.body).at("url");
    if (const auto parsed = http::ParseUrl(url); !parsed.ok()) return Wrong(parsed.status());
    Point(url);
    return Done();
  }
  if (name == "mischief") {
    const absl::StatusOr<Mischief> mischief = ReadMischief(request.body);
    if (!mischief.ok()) return Wrong(mischief.status());
    deliverer_.SetMischief(*mischief);
    return Done();
  }
  if (name == "faults") {
    Json json = Json::parse(request.body);
    if (json.value("clear", false)) faults_.Clear();
    json.erase("clear");
    if (json.empty()) return Done();
    const absl::StatusOr<Fault> fault = ReadFault(Dump(json));
    if (!fault.ok()) return Wrong(fault.status());
    faults_.Add(*fault);
    return Done();
  }
  return std::nullopt;
}

void World::SetWebhook(const std::string& url) {
  std::lock_guard<std::mutex> lock(mutex_);
  Point(url);
}

void World::Point(const std::string& url) {
  deliverer_.SetTarget(url);
  helpdesk_->PointTo(url);
  for (const Delivery& greeting : helpdesk_->Greeting(clock_.Now())) deliverer_.Enqueue(greeting);
}

http::Response World::Replay(const std::string& body) {
  const Json json = Json::parse(body.empty() ? "{}" : body);
  const std::string id = json.value("external_id", json.value("ticket", "all"));
  std::optional<std::string> only;
  if (id != "all" && !id.empty()) {
    only = helpdesk_->FindTicket(id);
    if (!only) return Plain(404, {{"error", "no such ticket"}});
  }
  size_t count = 0;
  for (const Delivery& delivery : webhooks_) {
    if (only && delivery.ticket != *only) continue;
    deliverer_.Enqueue(delivery);
    ++count;
  }
  return Plain(200, {{"sent", count}});
}

}  // namespace firstline::sim::desk
